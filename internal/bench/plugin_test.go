package bench_test

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// largestMessage is larger than any schema.
const largestMessage = 64 << 20

// emptyMap is an empty map in MessagePack.
const emptyMap = 0x80

// rawMessages passes encoded messages as they are: the generated types of the
// protocol belong to the plug-in library alone.
type rawMessages struct{}

func (rawMessages) Name() string { return "proto" }

func (rawMessages) Marshal(message any) ([]byte, error) { return *message.(*[]byte), nil }

func (rawMessages) Unmarshal(data []byte, message any) error {
	*message.(*[]byte) = data
	return nil
}

// startUp starts a provider as Terraform does and returns how long it took
// until it had told its schema and was configured.
func startUp(b *testing.B, program string, configuration []byte) time.Duration {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), time.Minute)
	defer cancel()
	start := time.Now()
	process := exec.CommandContext(ctx, program)
	process.Env = append(process.Environ(),
		"TF_PLUGIN_MAGIC_COOKIE=d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2", "PLUGIN_PROTOCOL_VERSIONS=6")
	output, err := process.StdoutPipe()
	if err == nil {
		err = process.Start()
	}
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		cancel()
		_ = process.Wait()
	}()
	// Core protocol, protocol, network, address, kind.
	line, err := bufio.NewReader(output).ReadString('\n')
	shaken := strings.Split(line, "|")
	if err != nil || len(shaken) < 5 {
		b.Fatalf("%s said %q: %v", program, line, err)
	}
	connection, err := grpc.NewClient("unix://"+shaken[3], grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultCallOptions(grpc.ForceCodec(rawMessages{}), grpc.MaxCallRecvMsgSize(largestMessage)))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = connection.Close() }()
	var schema, configured []byte
	if err := errors.Join(
		connection.Invoke(ctx, "/tfplugin6.Provider/GetProviderSchema", &[]byte{}, &schema),
		connection.Invoke(ctx, "/tfplugin6.Provider/ConfigureProvider", &configuration, &configured),
	); err != nil {
		b.Fatal(err)
	}
	elapsed := time.Since(start)
	// All that a provider answers to a configuration are diagnostics.
	if len(schema) == 0 || len(configured) > 0 {
		b.Fatalf("%s: a schema of %d bytes, configured with %q", program, len(schema), configured)
	}
	return elapsed
}

// emptyConfiguration is the request that configures a provider with a block in
// which nothing is set.
func emptyConfiguration(b *testing.B, server tfprotov6.ProviderServer) []byte {
	b.Helper()
	answer, err := server.GetProviderSchema(b.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		b.Fatal(err)
	}
	kind := answer.Provider.ValueType().(tftypes.Object)
	values := map[string]tftypes.Value{}
	for name, attribute := range kind.AttributeTypes {
		values[name] = tftypes.NewValue(attribute, nil)
	}
	config, err := tfprotov6.NewDynamicValue(kind, tftypes.NewValue(kind, values))
	if err != nil {
		b.Fatal(err)
	}
	// ConfigureProvider.Request has the configuration as field 2, of which the
	// MessagePack form is field 1; the wire type of both is 2, bytes.
	return field(2, field(1, config.MsgPack))
}

func field(number int, content []byte) []byte {
	const bytesType = 2
	header := binary.AppendUvarint(nil, uint64(number)<<3|bytesType)
	return append(binary.AppendUvarint(header, uint64(len(content))), content...)
}
