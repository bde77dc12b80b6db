// Command kubernetes lets the code of kube-apiserver decide whether a token is authenticated by a structured
// authentication configuration, and whether RBAC then takes its user for a subject of a binding. Only the server around
// that code is missing.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"k8s.io/klog/v2"

	"gitlab-federation.example/conformance/protocol"
)

func main() {
	silenceLog()
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "kubernetes:", err)
		os.Exit(1)
	}
}

func run() error {
	signer, err := protocol.NewSigner()
	if err != nil {
		return err
	}
	return protocol.Serve(newServer(signer).load, os.Stdin, os.Stdout)
}

// silenceLog keeps the authenticator from logging each token that it refuses.
func silenceLog() {
	var flags flag.FlagSet
	klog.InitFlags(&flags)
	for name, value := range map[string]string{"logtostderr": "false", "alsologtostderr": "false", "stderrthreshold": "FATAL"} {
		if err := flags.Set(name, value); err != nil {
			panic(err)
		}
	}
	klog.SetOutput(io.Discard)
}
