package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"github.com/google/cel-go/common/types/traits"

	"gitlab-federation.example/conformance/protocol"
)

// attributes are what a token was mapped to, by whole key: a string, or a list of strings.
type attributes map[string]any

const (
	maxSubject = 127
	maxMapped  = 8 << 10
	maxLife    = 24 * 60 * 60
)

// Admits exchanges the token and looks for a binding that has it.
func (p *provider) Admits(token protocol.Token) (bool, string) {
	assertion, err := asCEL(token.Timed())
	if err != nil {
		return false, err.Error()
	}
	if problem := p.accepts(assertion); problem != "" {
		return false, problem
	}
	mapped, err := p.mapped(assertion)
	if err != nil {
		return false, err.Error()
	}
	if problem := p.conditionFails(assertion, mapped); problem != "" {
		return false, problem
	}
	if len(p.members) == 0 {
		return true, fmt.Sprint(mapped)
	}
	for _, one := range p.members {
		if one.has(mapped) {
			return true, one.text
		}
	}
	return false, fmt.Sprintf("exchanged as %v, and no member", mapped)
}

// Close has nothing to end.
func (p *provider) Close() {}

// asCEL turns claims into the values CEL has for JSON: every number is a double.
func asCEL(claims protocol.Claims) (map[string]any, error) {
	text, err := json.Marshal(claims)
	if err != nil {
		return nil, err
	}
	var values map[string]any
	return values, json.Unmarshal(text, &values)
}

// accepts checks the claims that need no expression, and returns what is wrong.
func (p *provider) accepts(assertion map[string]any) string {
	if assertion["iss"] != p.issuer {
		return fmt.Sprintf("iss is %v, not %q", assertion["iss"], p.issuer)
	}
	audiences, isList := assertion["aud"].([]any)
	if !isList {
		audiences = []any{assertion["aud"]}
	}
	if !slices.ContainsFunc(audiences, func(one any) bool {
		text, isText := one.(string)
		return isText && slices.Contains(p.audiences, text)
	}) {
		return fmt.Sprintf("aud is %v, not one of %q", assertion["aud"], p.audiences)
	}
	return wrongTime(assertion)
}

// wrongTime says what is wrong with a token's times: it has passed, is not issued yet, or lives for more than a day.
func wrongTime(assertion map[string]any) string {
	now := float64(time.Now().Unix())
	issued, hasIssued := assertion["iat"].(float64)
	expiry, hasExpiry := assertion["exp"].(float64)
	switch {
	case hasExpiry && expiry < now:
		return "exp has passed"
	case hasIssued && issued > now:
		return "iat lies ahead"
	case hasIssued && hasExpiry && expiry-issued > maxLife:
		return "the token lives for more than 24 hours"
	}
	return ""
}

// mapped evaluates the attribute mapping. Whatever fails in it refuses the token.
func (p *provider) mapped(assertion map[string]any) (attributes, error) {
	all, size := attributes{}, 0
	for _, line := range p.mapping {
		result, _, err := line.value.Eval(map[string]any{"assertion": assertion})
		if err != nil {
			return nil, fmt.Errorf("mapping of %s: %w", line.key, err)
		}
		value, texts, err := attributeOf(result)
		if err != nil {
			return nil, fmt.Errorf("mapping of %s: %w", line.key, err)
		}
		if err := fits(line.key, value); err != nil {
			return nil, err
		}
		all[line.key] = value
		size += len(line.key) + texts
	}
	if size > maxMapped {
		return nil, fmt.Errorf("%d bytes are mapped, and %d are allowed", size, maxMapped)
	}
	return all, nil
}

// fits checks what only the subject and the groups are asked.
func fits(key string, value any) error {
	text, isText := value.(string)
	if key == subjectKey && (!isText || text == "" || len(text) > maxSubject) {
		return fmt.Errorf("%s is %q, not 1 to %d bytes", subjectKey, value, maxSubject)
	}
	if key == groupsKey && isText {
		return fmt.Errorf("%s is %q, not a list", groupsKey, value)
	}
	return nil
}

// attributeOf takes a string, or a list of strings, with its bytes.
func attributeOf(result ref.Val) (value any, bytes int, err error) {
	switch given := result.(type) {
	case types.String:
		return string(given), len(given), nil
	case traits.Lister:
		texts := []string{}
		for each := given.Iterator(); each.HasNext() == types.True; {
			text, isText := each.Next().(types.String)
			if !isText {
				return nil, 0, fmt.Errorf("a list of other things than strings")
			}
			texts, bytes = append(texts, string(text)), bytes+len(text)
		}
		return texts, bytes, nil
	default:
		return nil, 0, fmt.Errorf("it gives %s", result.Type().TypeName())
	}
}

// conditionFails returns why the condition is not true.
func (p *provider) conditionFails(assertion map[string]any, mapped attributes) string {
	if p.condition == nil {
		return ""
	}
	variables := map[string]map[string]any{"google": {}, "attribute": {}}
	for key, value := range mapped {
		kind, name, _ := strings.Cut(key, ".")
		variables[kind][name] = value
	}
	result, _, err := p.condition.Eval(map[string]any{
		"assertion": assertion, "google": variables["google"], "attribute": variables["attribute"],
	})
	switch {
	case err != nil:
		return "condition: " + err.Error()
	case result != types.True:
		return fmt.Sprintf("condition is %v", result.Value())
	}
	return ""
}
