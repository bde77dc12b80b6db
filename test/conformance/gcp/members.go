package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// member of an IAM binding.
type member struct {
	text string
	// key of the mapped attribute that is compared; none for the whole pool.
	key, value string
}

var inPool = regexp.MustCompile(`^(principal|principalSet)://iam\.googleapis\.com/projects/[^/]+/locations/global/workloadIdentityPools/[^/]+/(.+)$`)

// parseMember reads principal://…/subject/VALUE and principalSet://…/(attribute.NAME|group)/VALUE or /*. Values go to
// the end and are compared whole.
func parseMember(text string) (member, error) {
	parts := inPool.FindStringSubmatch(text)
	if parts == nil {
		return member{}, fmt.Errorf("%q is no member of a pool", text)
	}
	kind, value, _ := strings.Cut(parts[2], "/")
	isSet := parts[1] == "principalSet"
	switch {
	case isSet && parts[2] == "*":
		return member{text: text}, nil
	case value == "":
		return member{}, fmt.Errorf("%q names no value", text)
	case !isSet && kind == "subject":
		return member{text, subjectKey, value}, nil
	case isSet && kind == "group":
		return member{text, groupsKey, value}, nil
	case isSet && attributeKey.MatchString(kind):
		return member{text, kind, value}, nil
	}
	return member{}, fmt.Errorf("%q names no attribute", text)
}

func (m member) has(mapped attributes) bool {
	if m.key == "" {
		return true
	}
	if values, isList := mapped[m.key].([]string); isList {
		return slices.Contains(values, m.value)
	}
	return mapped[m.key] == m.value
}
