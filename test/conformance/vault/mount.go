package main

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/hashicorp/go-hclog"
	jwtauth "github.com/hashicorp/vault-plugin-auth-jwt"
	"github.com/hashicorp/vault/sdk/logical"

	"gitlab-federation.example/conformance/protocol"
)

// document is what one operator writes to a mount, as bodies of Vault's HTTP API.
type document struct {
	// Config is the body of auth/jwt/config; the judge adds its own key.
	Config map[string]any `json:"config"`
	// Name of the role as it is written.
	Name string `json:"name"`
	// Role is the body of auth/jwt/role/NAME.
	Role map[string]any `json:"role"`
	// Login names the role at login where it is not Name.
	Login string `json:"login"`
}

// mounts makes auth mounts that know the signer's key.
type mounts struct {
	signer *protocol.Signer
	key    string
}

func newMounts(signer *protocol.Signer) (*mounts, error) {
	der, err := x509.MarshalPKIXPublicKey(signer.Public())
	if err != nil {
		return nil, err
	}
	key := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
	return &mounts{signer, string(key)}, nil
}

// mount is one auth mount with its one role.
type mount struct {
	backend logical.Backend
	storage logical.Storage
	signer  *protocol.Signer
	login   string
}

// maxLease is Vault's own default of 32 days.
const maxLease = 768 * time.Hour

func (m *mounts) load(raw json.RawMessage) (protocol.Document, error) {
	written := document{Name: "role"}
	if err := protocol.Decode(raw, &written); err != nil {
		return nil, err
	}
	storage := &logical.InmemStorage{}
	backend, err := jwtauth.Factory(context.Background(), &logical.BackendConfig{
		Logger:      hclog.NewNullLogger(),
		StorageView: storage,
		System:      &logical.StaticSystemView{DefaultLeaseTTLVal: maxLease, MaxLeaseTTLVal: maxLease},
	})
	if err != nil {
		return nil, err
	}
	made := &mount{backend, storage, m.signer, written.Name}
	if written.Login != "" {
		made.login = written.Login
	}
	if err := made.write(written, m.key); err != nil {
		made.Close()
		return nil, err
	}
	return made, nil
}

func (m *mount) write(written document, key string) error {
	config := map[string]any{"jwt_validation_pubkeys": key}
	for field, value := range written.Config {
		config[field] = value
	}
	if _, err := m.call(logical.UpdateOperation, "config", config); err != nil {
		return fmt.Errorf("config: %w", err)
	}
	if _, err := m.call(logical.CreateOperation, "role/"+written.Name, written.Role); err != nil {
		return fmt.Errorf("role: %w", err)
	}
	return nil
}

// Admits logs in.
func (m *mount) Admits(token protocol.Token) (bool, string) {
	signed, err := m.signer.Sign(token)
	if err != nil {
		return false, err.Error()
	}
	response, err := m.call(logical.UpdateOperation, "login", map[string]any{"role": m.login, "jwt": signed})
	switch {
	case err != nil:
		return false, err.Error()
	case response == nil || response.Auth == nil:
		return false, "the login gave no Vault token"
	}
	auth := response.Auth
	return true, fmt.Sprintf("%s, policies %s", auth.DisplayName, strings.Join(auth.Policies, " "))
}

// Close ends what the plugin runs for the mount.
func (m *mount) Close() { m.backend.Cleanup(context.Background()) }

// call makes one request to the mount. The answer's own error is an error, as it is for a client.
func (m *mount) call(operation logical.Operation, path string, body map[string]any) (*logical.Response, error) {
	response, err := m.backend.HandleRequest(context.Background(), &logical.Request{
		Operation:  operation,
		Path:       path,
		Data:       body,
		Storage:    m.storage,
		Connection: &logical.Connection{RemoteAddr: "127.0.0.1"},
	})
	if response != nil && response.IsError() {
		return nil, errors.New(strings.TrimSpace(response.Error().Error()))
	}
	return response, err
}
