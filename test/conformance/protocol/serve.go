// Package protocol lets a relying party's own code decide on tokens: one JSON request a line on standard input,
// one JSON answer a line on standard output.
package protocol

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// Claims of a token. Numbers are json.Number, so that none is changed on its way.
type Claims = map[string]any

// Verdict of a relying party.
type Verdict string

const (
	// Admitted says that the token becomes the identity.
	Admitted Verdict = "admitted"
	// Refused says that it does not.
	Refused Verdict = "refused"
	// Invalid says that the party does not take the document at all.
	Invalid Verdict = "invalid"
)

// Document is a trust document that the party has taken.
type Document interface {
	// Admits tells whether a token becomes the identity, and why, in the party's own words.
	Admits(token Token) (admitted bool, why string)
	Close()
}

// Load gives a document to the party; an error is the party's refusal to take it.
type Load func(document json.RawMessage) (Document, error)

type request struct {
	ID       string          `json:"id"`
	Document json.RawMessage `json:"document"`
	Token    Claims          `json:"token"`
	Clock    *Clock          `json:"clock"`
}

type answer struct {
	ID      string  `json:"id"`
	Verdict Verdict `json:"verdict"`
	Why     string  `json:"why"`
}

// loaded keeps the last document: requests about the same one follow each other.
type loaded struct {
	text     []byte
	document Document
	problem  error
}

// Serve answers requests until the input ends. A request that cannot be read ends it with an error: the caller is wrong,
// not the token.
func Serve(load Load, in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 1<<20), 1<<26)
	buffered := bufio.NewWriter(out)
	answers := json.NewEncoder(buffered)
	answers.SetEscapeHTML(false)
	var last loaded
	for lines.Scan() {
		var asked request
		if err := Decode(lines.Bytes(), &asked); err != nil {
			return fmt.Errorf("request %q: %w", lines.Text(), err)
		}
		last.turnTo(asked.Document, load)
		verdict, why := last.judge(Token{Claims: asked.Token, clock: asked.Clock})
		if err := answers.Encode(answer{asked.ID, verdict, why}); err != nil {
			return err
		}
	}
	last.close()
	if err := lines.Err(); err != nil {
		return err
	}
	return buffered.Flush()
}

// Decode reads JSON without turning numbers into floating point.
func Decode(text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return decoder.Decode(into)
}

func (l *loaded) turnTo(text json.RawMessage, load Load) {
	if l.text != nil && bytes.Equal(l.text, text) {
		return
	}
	l.close()
	*l = loaded{text: bytes.Clone(text)}
	defer func() {
		if fault := recover(); fault != nil {
			l.problem = fmt.Errorf("panic: %v", fault)
		}
	}()
	l.document, l.problem = load(text)
}

func (l *loaded) close() {
	if l.document != nil {
		l.document.Close()
	}
}

// judge asks the party. A crash in its code refuses the token, as the server around that code would.
func (l *loaded) judge(token Token) (verdict Verdict, why string) {
	if l.problem != nil {
		return Invalid, l.problem.Error()
	}
	defer func() {
		if fault := recover(); fault != nil {
			verdict, why = Refused, fmt.Sprintf("panic: %v", fault)
		}
	}()
	admitted, why := l.document.Admits(token)
	if admitted {
		return Admitted, why
	}
	return Refused, why
}
