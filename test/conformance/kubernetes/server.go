package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apiserver/pkg/apis/apiserver"
	"k8s.io/apiserver/pkg/apis/apiserver/install"
	"k8s.io/apiserver/pkg/apis/apiserver/validation"
	"k8s.io/apiserver/pkg/authentication/authenticator"
	"k8s.io/apiserver/pkg/authentication/cel"
	"k8s.io/apiserver/pkg/authentication/group"
	"k8s.io/apiserver/pkg/authentication/request/bearertoken"
	"k8s.io/apiserver/pkg/authentication/token/union"
	"k8s.io/apiserver/plugin/pkg/authenticator/token/oidc"

	"gitlab-federation.example/conformance/protocol"
)

// document is the file given to the API server and the binding whose subjects the token may be.
type document struct {
	Configuration json.RawMessage `json:"configuration"`
	Binding       json.RawMessage `json:"binding"`
}

// server holds what all clusters share.
type server struct {
	signer   *protocol.Signer
	decoder  runtime.Decoder
	compiler cel.Compiler
}

func newServer(signer *protocol.Signer) *server {
	scheme := runtime.NewScheme()
	install.Install(scheme)
	codecs := serializer.NewCodecFactory(scheme, serializer.EnableStrict)
	return &server{signer, codecs.UniversalDecoder(), cel.NewDefaultCompiler()}
}

// cluster is one API server with its configuration.
type cluster struct {
	signer        *protocol.Signer
	authenticator authenticator.Request
	policy        *policy
	stop          context.CancelFunc
}

func (s *server) load(raw json.RawMessage) (protocol.Document, error) {
	var written document
	if err := protocol.Decode(raw, &written); err != nil {
		return nil, err
	}
	configuration, err := s.configuration(written.Configuration)
	if err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	policy, err := newPolicy(written.Binding)
	if err != nil {
		return nil, fmt.Errorf("binding: %w", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	tokens, err := s.authenticators(ctx, configuration)
	if err != nil {
		stop()
		return nil, fmt.Errorf("authenticator: %w", err)
	}
	// As the API server chains them: a token that none of them takes is an error, and whoever comes through is in
	// system:authenticated.
	chain := group.NewAuthenticatedGroupAdder(bearertoken.New(union.NewFailOnError(tokens...)))
	return &cluster{s.signer, chain, policy, stop}, nil
}

// configuration reads the file as strictly as the API server does at start.
func (s *server) configuration(raw json.RawMessage) (*apiserver.AuthenticationConfiguration, error) {
	object, err := runtime.Decode(s.decoder, raw)
	if err != nil {
		return nil, err
	}
	configuration, ok := object.(*apiserver.AuthenticationConfiguration)
	if !ok {
		return nil, fmt.Errorf("%T is no AuthenticationConfiguration", object)
	}
	problems := validation.ValidateAuthenticationConfiguration(s.compiler, configuration, nil)
	return configuration, problems.ToAggregate()
}

func (s *server) authenticators(ctx context.Context, from *apiserver.AuthenticationConfiguration) ([]authenticator.Token, error) {
	all := make([]authenticator.Token, 0, len(from.JWT))
	for _, jwt := range from.JWT {
		// The key is known, so nothing is discovered.
		jwt.Issuer.DiscoveryURL, jwt.Issuer.EgressSelectorType = "", ""
		one, err := oidc.New(ctx, oidc.Options{
			JWTAuthenticator:     jwt,
			KeySet:               keys{s.signer},
			Compiler:             s.compiler,
			SupportedSigningAlgs: oidc.AllValidSigningAlgorithms(),
		})
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// keys is the issuer's key set.
type keys struct{ signer *protocol.Signer }

func (k keys) VerifySignature(_ context.Context, token string) ([]byte, error) {
	return k.signer.Verify(token)
}

// Admits sends a request with the token.
func (c *cluster) Admits(token protocol.Token) (bool, string) {
	signed, err := c.signer.Sign(token)
	if err != nil {
		return false, err.Error()
	}
	request, err := http.NewRequest(http.MethodGet, "https://kubernetes.default.svc/", nil)
	if err != nil {
		return false, err.Error()
	}
	request.Header.Set("Authorization", "Bearer "+signed)
	response, ok, err := c.authenticator.AuthenticateRequest(request)
	switch {
	case err != nil:
		return false, err.Error()
	case !ok:
		return false, "nobody is authenticated"
	}
	who := fmt.Sprintf("%q in %q", response.User.GetName(), response.User.GetGroups())
	bound, why := c.policy.binds(request.Context(), response.User)
	return bound, who + ": " + why
}

// Close ends the authenticators.
func (c *cluster) Close() { c.stop() }
