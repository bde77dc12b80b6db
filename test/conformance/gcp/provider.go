package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/cel-go/cel"

	"gitlab-federation.example/conformance/protocol"
)

// document is a provider as the IAM API names its members, and the bindings in which a token may be.
type document struct {
	// Name is projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER.
	Name               string            `json:"name"`
	IssuerURI          string            `json:"issuerUri"`
	AllowedAudiences   []string          `json:"allowedAudiences"`
	AttributeMapping   map[string]string `json:"attributeMapping"`
	AttributeCondition string            `json:"attributeCondition"`
	// Members: one is enough. Without any, the exchange alone decides.
	Members []string `json:"members"`
}

// mappedTo is one line of the attribute mapping.
type mappedTo struct {
	key   string
	value cel.Program
}

// provider is a checked document.
type provider struct {
	issuer    string
	audiences []string
	mapping   []mappedTo
	condition cel.Program
	members   []member
}

func (l *languages) load(raw json.RawMessage) (protocol.Document, error) {
	var written document
	if err := protocol.Decode(raw, &written); err != nil {
		return nil, err
	}
	if err := written.checkLimits(); err != nil {
		return nil, err
	}
	made := &provider{issuer: written.IssuerURI, audiences: written.audiences()}
	for key, text := range written.AttributeMapping {
		value, err := compile(l.mapping, text, allowedTypes(key)...)
		if err != nil {
			return nil, fmt.Errorf("mapping of %s: %w", key, err)
		}
		made.mapping = append(made.mapping, mappedTo{key, value})
	}
	slices.SortFunc(made.mapping, func(a, b mappedTo) int { return strings.Compare(a.key, b.key) })
	if written.AttributeCondition != "" {
		condition, err := compile(l.condition, written.AttributeCondition, cel.BoolType)
		if err != nil {
			return nil, fmt.Errorf("condition: %w", err)
		}
		made.condition = condition
	}
	for _, text := range written.Members {
		one, err := parseMember(text)
		if err != nil {
			return nil, err
		}
		made.members = append(made.members, one)
	}
	return made, nil
}

// allowedTypes of what is mapped: a subject is one text, groups are a list, any other attribute may be either.
func allowedTypes(key string) []*cel.Type {
	texts := []*cel.Type{cel.ListType(cel.StringType), cel.ListType(cel.DynType)}
	switch key {
	case subjectKey:
		return []*cel.Type{cel.StringType}
	case groupsKey:
		return texts
	}
	return append(texts, cel.StringType)
}

// audiences are the provider's own name, with and without https:, where none is listed.
func (d *document) audiences() []string {
	if len(d.AllowedAudiences) > 0 || d.Name == "" {
		return d.AllowedAudiences
	}
	name := "//iam.googleapis.com/" + d.Name
	return []string{name, "https:" + name}
}

const (
	subjectKey = "google.subject"
	groupsKey  = "google.groups"

	maxAudiences  = 10
	maxAudience   = 256
	maxAttributes = 50
	maxMapping    = 2048
	maxCondition  = 4096
)

var attributeKey = regexp.MustCompile(`^attribute\.[a-z0-9_]{1,100}$`)

func (d *document) checkLimits() error {
	if !strings.HasPrefix(d.IssuerURI, "https://") {
		return fmt.Errorf("the issuer %q is no https URL", d.IssuerURI)
	}
	if len(d.AllowedAudiences) > maxAudiences {
		return fmt.Errorf("%d audiences, and %d are allowed", len(d.AllowedAudiences), maxAudiences)
	}
	for _, audience := range d.AllowedAudiences {
		if err := bounded("audience", audience, maxAudience); err != nil {
			return err
		}
	}
	if _, mapped := d.AttributeMapping[subjectKey]; !mapped {
		return fmt.Errorf("%s is not mapped", subjectKey)
	}
	attributes := 0
	for key, text := range d.AttributeMapping {
		if attributeKey.MatchString(key) {
			attributes++
		} else if key != subjectKey && key != groupsKey {
			return fmt.Errorf("%q cannot be mapped", key)
		}
		if err := bounded("mapping of "+key, text, maxMapping); err != nil {
			return err
		}
	}
	if attributes > maxAttributes {
		return fmt.Errorf("%d attributes, and %d are allowed", attributes, maxAttributes)
	}
	if d.AttributeCondition == "" {
		return nil
	}
	return bounded("condition", d.AttributeCondition, maxCondition)
}

func bounded(what, text string, limit int) error {
	if n := utf8.RuneCountInString(text); n == 0 || n > limit {
		return fmt.Errorf("%s of %d characters, and 1 to %d are allowed", what, n, limit)
	}
	return nil
}
