package main

import (
	"fmt"
	"strings"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
)

// languages are the two kinds of CEL in a provider: a mapping sees the token alone, the condition what was mapped as well.
type languages struct{ mapping, condition *cel.Env }

func newLanguages() (*languages, error) {
	anything := cel.MapType(cel.StringType, cel.DynType)
	mapping, err := cel.NewEnv(cel.Variable("assertion", anything), cel.Function("extract",
		cel.MemberOverload("string_extract_string", []*cel.Type{cel.StringType, cel.StringType}, cel.StringType,
			cel.BinaryBinding(func(value, template ref.Val) ref.Val {
				return types.String(extract(string(value.(types.String)), string(template.(types.String))))
			}))))
	if err != nil {
		return nil, err
	}
	condition, err := mapping.Extend(cel.Variable("google", anything), cel.Variable("attribute", anything))
	return &languages{mapping, condition}, err
}

// extract is the function that IAM adds to CEL: the part of the value that stands at the template's {name}, up to what
// follows there; nothing where the template does not fit.
func extract(value, template string) string {
	before, rest, opened := strings.Cut(template, "{")
	_, after, closed := strings.Cut(rest, "}")
	_, tail, fits := strings.Cut(value, before)
	if !opened || !closed || !fits {
		return ""
	}
	if after == "" {
		return tail
	}
	part, _, fits := strings.Cut(tail, after)
	if !fits {
		return ""
	}
	return part
}

// compile checks an expression against the types it may have.
func compile(env *cel.Env, text string, allowed ...*cel.Type) (cel.Program, error) {
	tree, problems := env.Compile(text)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	for _, kind := range append(allowed, cel.DynType) {
		if tree.OutputType().IsExactType(kind) {
			return env.Program(tree)
		}
	}
	return nil, fmt.Errorf("it gives %s", tree.OutputType())
}
