"""An independent client: knows nothing of Pilothouse but an address and credentials, and learns the contract by
server reflection. Lists, applies, gets and watches as any program in any language can."""

import sys

import grpc
from google.protobuf import descriptor_pool, json_format, message_factory
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

PACKAGE = "pilothouse.v1."


class Service:
    """The methods of one reflected service, called with and answered by dictionaries."""

    def __init__(self, channel, pool, name):
        self.channel = channel
        self.descriptor = pool.FindServiceByName(PACKAGE + name)

    def _prepare(self, method, request):
        found = self.descriptor.methods_by_name[method]
        message = json_format.ParseDict(request, message_factory.GetMessageClass(found.input_type)())
        path = f"/{self.descriptor.full_name}/{method}"
        answer = message_factory.GetMessageClass(found.output_type)
        return path, message, answer

    def call(self, method, **request):
        path, message, answer = self._prepare(method, request)
        rpc = self.channel.unary_unary(path, lambda m: m.SerializeToString(), answer.FromString)
        return json_format.MessageToDict(rpc(message, timeout=20), preserving_proto_field_name=True)

    def stream(self, method, **request):
        path, message, answer = self._prepare(method, request)
        rpc = self.channel.unary_stream(path, lambda m: m.SerializeToString(), answer.FromString)
        return rpc(message, timeout=30)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def main(address, directory):
    credentials = grpc.ssl_channel_credentials(
        read(f"{directory}/ca.pem"), read(f"{directory}/key.pem"), read(f"{directory}/cert.pem")
    )
    channel = grpc.secure_channel(address, credentials, [("grpc.enable_http_proxy", 0)])
    database = ProtoReflectionDescriptorDatabase(channel)
    services = set(database.get_services())
    expected = {"ResourceService", "IdentityService", "OperationService", "AuditService"}
    missing = {PACKAGE + name for name in expected} - services
    assert not missing, f"not reflected: {missing}"
    assert "grpc.health.v1.Health" in services, services
    pool = descriptor_pool.DescriptorPool(database)

    resources = Service(channel, pool, "ResourceService")
    info = resources.call("GetServerInfo")
    assert info["principal"].startswith("principals/"), info

    applied = resources.call(
        "Apply",
        changes=[{"put": {"resource": {"meta": {"name": "models/llama"}, "model": {"license": "MIT"}}}}],
        reason="From Python",
    )["applied"]
    listed = resources.call("List", kind="models", filter='license = "MIT"')
    assert [one["meta"]["name"] for one in listed["resources"]] == ["models/llama"], listed
    got = resources.call("Get", name="models/llama")["resource"]
    assert got["model"] == {"license": "MIT"} and got["meta"]["generation"] == "1", got

    watch = resources.stream("Watch", kinds=["models"], after_revision=int(listed["read_revision"]))
    resources.call(
        "Apply",
        changes=[
            {
                "put": {
                    "resource": {"meta": {"name": "models/llama"}, "model": {"license": "Apache-2.0"}},
                    "update_mask": "spec.license",
                    "etag": got["meta"]["etag"],
                }
            }
        ],
    )
    changed = next(change for answer in watch for change in answer.changes)
    assert changed.resource.model.license == "Apache-2.0", changed
    watch.cancel()

    audit = Service(channel, pool, "AuditService")
    event = audit.call("GetEvent", index=int(applied["log_index"]))
    assert event["event"]["op"] == "models.create", event
    assert event["details"]["reason"] == "From Python", event

    try:
        resources.call("Get", name="models/absent")
    except grpc.RpcError as error:
        assert error.code() == grpc.StatusCode.NOT_FOUND, error
    else:
        raise AssertionError("what does not exist was found")

    # gRPC's own health service does not reflect its messages: an empty request, and field 1 is 1 for SERVING.
    health = channel.unary_unary("/grpc.health.v1.Health/Check")
    assert health(b"", timeout=20) == b"\x08\x01"
    print("all that the console does, from the reflected contract alone")


if __name__ == "__main__":
    main(*sys.argv[1:])
