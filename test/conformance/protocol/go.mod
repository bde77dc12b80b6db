module gitlab-federation.example/conformance/protocol

go 1.26
