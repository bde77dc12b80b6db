package main

import (
	"context"
	"encoding/json"
	"fmt"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/kubernetes/pkg/apis/rbac"
	"k8s.io/kubernetes/pkg/apis/rbac/install"
	"k8s.io/kubernetes/pkg/apis/rbac/validation"
	resolver "k8s.io/kubernetes/pkg/registry/rbac/validation"
	rbacauthorizer "k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac"
)

// policy is RBAC of a cluster with one binding. Its role may read pods, so whoever reads them is bound.
type policy struct {
	authorizer authorizer.Authorizer
	namespace  string
}

var reading = []rbacv1.PolicyRule{{Verbs: []string{"get"}, APIGroups: []string{""}, Resources: []string{"pods"}}}

var rbacScheme, rbacDecoder = newRBAC()

func newRBAC() (*runtime.Scheme, runtime.Decoder) {
	scheme := runtime.NewScheme()
	install.Install(scheme)
	internal := schema.GroupVersion{Group: rbac.GroupName, Version: runtime.APIVersionInternal}
	return scheme, serializer.NewCodecFactory(scheme, serializer.EnableStrict).UniversalDecoder(internal)
}

// newPolicy creates the binding as the API server does: strictly decoded, defaulted and validated.
func newPolicy(manifest json.RawMessage) (*policy, error) {
	object, err := runtime.Decode(rbacDecoder, manifest)
	if err != nil {
		return nil, err
	}
	switch given := object.(type) {
	case *rbac.RoleBinding:
		var binding rbacv1.RoleBinding
		if err := created(given, validation.ValidateRoleBinding(given), &binding); err != nil {
			return nil, err
		}
		return policyOf([]*rbacv1.RoleBinding{&binding}, nil, binding.RoleRef, binding.Namespace), nil
	case *rbac.ClusterRoleBinding:
		var binding rbacv1.ClusterRoleBinding
		if err := created(given, validation.ValidateClusterRoleBinding(given), &binding); err != nil {
			return nil, err
		}
		return policyOf(nil, []*rbacv1.ClusterRoleBinding{&binding}, binding.RoleRef, "default"), nil
	}
	return nil, fmt.Errorf("%T is no binding", object)
}

func created(given runtime.Object, problems field.ErrorList, stored runtime.Object) error {
	if err := problems.ToAggregate(); err != nil {
		return err
	}
	return rbacScheme.Convert(given, stored, nil)
}

func policyOf(
	bindings []*rbacv1.RoleBinding, clusterBindings []*rbacv1.ClusterRoleBinding, role rbacv1.RoleRef, namespace string,
) *policy {
	named := metav1.ObjectMeta{Name: role.Name, Namespace: namespace}
	roles := []*rbacv1.Role{{ObjectMeta: named, Rules: reading}}
	clusterRoles := []*rbacv1.ClusterRole{{ObjectMeta: metav1.ObjectMeta{Name: role.Name}, Rules: reading}}
	_, store := resolver.NewTestRuleResolver(roles, bindings, clusterRoles, clusterBindings)
	return &policy{rbacauthorizer.New(store, store, store, store), namespace}
}

// binds asks RBAC's authorizer.
func (p *policy) binds(ctx context.Context, who user.Info) (bool, string) {
	decision, why, err := p.authorizer.Authorize(ctx, authorizer.AttributesRecord{
		User: who, Verb: "get", APIVersion: "v1", Resource: "pods", Namespace: p.namespace, ResourceRequest: true,
	})
	switch {
	case err != nil:
		return false, err.Error()
	case decision != authorizer.DecisionAllow:
		return false, "not bound"
	}
	return true, why
}
