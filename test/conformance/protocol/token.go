package protocol

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"maps"
	"strings"
	"time"
)

// Clock places a token in time, in seconds from now. What is nil is left out of the token.
type Clock struct {
	IssuedAt  *int64 `json:"iat"`
	NotBefore *int64 `json:"nbf"`
	Expiry    *int64 `json:"exp"`
}

// Token is a job's ID token before it is signed.
type Token struct {
	Claims Claims
	clock  *Clock
}

// Timed returns the claims with their times. Without a clock they are GitLab's: valid since 5 seconds ago, for an hour.
func (t Token) Timed() Claims {
	now := time.Now().Unix()
	issued, before, expiry := int64(0), int64(-5), int64(3600)
	clock := Clock{&issued, &before, &expiry}
	if t.clock != nil {
		clock = *t.clock
	}
	claims := maps.Clone(t.Claims)
	if claims == nil {
		claims = Claims{}
	}
	for name, offset := range map[string]*int64{"iat": clock.IssuedAt, "nbf": clock.NotBefore, "exp": clock.Expiry} {
		if offset != nil {
			claims[name] = now + *offset
		}
	}
	return claims
}

// Signer signs tokens with RS256, by a key that lives as long as the process.
type Signer struct{ key *rsa.PrivateKey }

// NewSigner makes the key.
func NewSigner() (*Signer, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	return &Signer{key}, nil
}

// Public is the key that relying parties are given.
func (s *Signer) Public() *rsa.PublicKey { return &s.key.PublicKey }

var base64url = base64.RawURLEncoding

// Sign writes the token as a compact JWS.
func (s *Signer) Sign(token Token) (string, error) {
	payload, err := json.Marshal(token.Timed())
	if err != nil {
		return "", err
	}
	text := base64url.EncodeToString([]byte(`{"alg":"RS256","kid":"conformance","typ":"JWT"}`)) +
		"." + base64url.EncodeToString(payload)
	digest := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(nil, s.key, crypto.SHA256, digest[:])
	if err != nil {
		return "", err
	}
	return text + "." + base64url.EncodeToString(signature), nil
}

// Verify returns the payload of a token that this signer signed.
func (s *Signer) Verify(jws string) ([]byte, error) {
	text, encoded, found := cutLast(jws, ".")
	_, payload, twice := strings.Cut(text, ".")
	if !found || !twice {
		return nil, errors.New("not a compact JWS")
	}
	signature, err := base64url.DecodeString(encoded)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256([]byte(text))
	if err := rsa.VerifyPKCS1v15(s.Public(), crypto.SHA256, digest[:], signature); err != nil {
		return nil, err
	}
	return base64url.DecodeString(payload)
}

func cutLast(text, separator string) (before, after string, found bool) {
	at := strings.LastIndex(text, separator)
	if at < 0 {
		return text, "", false
	}
	return text[:at], text[at+len(separator):], true
}
