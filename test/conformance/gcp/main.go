// Command gcp lets cel-go decide the attribute mapping and the attribute condition of a workload identity pool provider.
// Google publishes no code for the rest: issuer, audience, limits and membership are its documentation, written as code.
package main

import (
	"fmt"
	"os"

	"gitlab-federation.example/conformance/protocol"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gcp:", err)
		os.Exit(1)
	}
}

func run() error {
	languages, err := newLanguages()
	if err != nil {
		return err
	}
	return protocol.Serve(languages.load, os.Stdin, os.Stdout)
}
