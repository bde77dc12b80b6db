// Command vault lets vault-plugin-auth-jwt decide whether a token may log in to a JWT role: config, role and login pass
// through the plugin's own paths, on in-memory storage. Only Vault's core is missing.
package main

import (
	"fmt"
	"os"

	"gitlab-federation.example/conformance/protocol"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "vault:", err)
		os.Exit(1)
	}
}

func run() error {
	signer, err := protocol.NewSigner()
	if err != nil {
		return err
	}
	mounts, err := newMounts(signer)
	if err != nil {
		return err
	}
	return protocol.Serve(mounts.load, os.Stdin, os.Stdout)
}
