"""A contract that is learnt from a running service by server reflection: its services, called with and answered by
dictionaries, and its refusals."""

import grpc
from google.protobuf import descriptor_pool, json_format, message_factory
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

PACKAGE = "pilothouse.v1."


def read(path):
    with open(path, "rb") as file:
        return file.read()


def plain(message):
    return json_format.MessageToDict(message, preserving_proto_field_name=True)


class Refusal(Exception):
    """An error after AIP-193: the code, the reason, its arguments, and the resource that stands there."""

    def __init__(self, error, pool):
        super().__init__(error.details())
        self.code = error.code()
        self.reason, self.arguments, self.current = "", {}, None
        details = dict(error.trailing_metadata()).get("grpc-status-details-bin", b"")
        status = message_factory.GetMessageClass(pool.FindMessageTypeByName("google.rpc.Status")).FromString(details)
        for detail in status.details:
            name = detail.type_url.split("/")[-1]
            message = message_factory.GetMessageClass(pool.FindMessageTypeByName(name)).FromString(detail.value)
            if name == "google.rpc.ErrorInfo":
                self.reason, self.arguments = message.reason, dict(message.metadata)
            elif name == PACKAGE + "Resource":
                self.current = plain(message)


class Service:
    """The methods of one reflected service."""

    def __init__(self, contract, name):
        self.contract = contract
        self.descriptor = contract.pool.FindServiceByName(PACKAGE + name)

    def _prepare(self, method, request):
        found = self.descriptor.methods_by_name[method]
        message = json_format.ParseDict(request, message_factory.GetMessageClass(found.input_type)())
        path = f"/{self.descriptor.full_name}/{method}"
        answer = message_factory.GetMessageClass(found.output_type)
        return path, message, answer

    def ask(self, method, **request):
        """The answer as a message."""
        path, message, answer = self._prepare(method, request)
        rpc = self.contract.channel.unary_unary(path, lambda m: m.SerializeToString(), answer.FromString)
        try:
            return rpc(message, timeout=20)
        except grpc.RpcError as error:
            raise Refusal(error, self.contract.pool) from None

    def call(self, method, **request):
        return plain(self.ask(method, **request))

    def refused(self, method, **request):
        try:
            answer = self.call(method, **request)
        except Refusal as refusal:
            return refusal
        raise AssertionError(f"{method} was not refused: {answer}")

    def stream(self, method, **request):
        path, message, answer = self._prepare(method, request)
        rpc = self.contract.channel.unary_stream(path, lambda m: m.SerializeToString(), answer.FromString)
        return rpc(message, timeout=30)


class Contract:
    """All that a stranger has: an address, and a directory with ca.pem, cert.pem and key.pem."""

    def __init__(self, address, directory):
        credentials = grpc.ssl_channel_credentials(
            read(f"{directory}/ca.pem"), read(f"{directory}/key.pem"), read(f"{directory}/cert.pem")
        )
        self.channel = grpc.secure_channel(address, credentials, [("grpc.enable_http_proxy", 0)])
        database = ProtoReflectionDescriptorDatabase(self.channel)
        self.services = set(database.get_services())
        self.pool = descriptor_pool.DescriptorPool(database)

    def service(self, name):
        assert PACKAGE + name in self.services, f"{name} is not reflected: {self.services}"
        return Service(self, name)

    def health(self):
        # gRPC's own health service does not reflect its messages: an empty request, and field 1 is 1 for SERVING.
        return self.channel.unary_unary("/grpc.health.v1.Health/Check")(b"", timeout=20)
