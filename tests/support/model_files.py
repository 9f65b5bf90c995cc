"""Writes small model files with the packages `gguf` and `safetensors`, and beside them, in expected.json, what those
packages read back: the judges of our own reading.

    model_files.py DIRECTORY
"""

import json
import pathlib
import shutil
import sys

import gguf
import numpy
import safetensors
from gguf.constants import GGML_QUANT_SIZES


def read_gguf(path):
    """The facts of a GGUF file as the package sees them."""
    reader = gguf.GGUFReader(path)

    def value(key):
        field = reader.get_field(key)
        return None if field is None else field.contents()

    def largest(key):
        found = value(key)
        return max(found) if isinstance(found, list) else found

    arch = value("general.architecture")
    sizes = {}
    for tensor in reader.tensors:
        sizes[tensor.tensor_type.name] = sizes.get(tensor.tensor_type.name, 0) + int(tensor.n_bytes)
    precision = max(sorted(sizes), key=sizes.get) if sizes else None
    if value("general.file_type") is not None:
        name = gguf.LlamaFileType(value("general.file_type")).name
        precision = name.removeprefix("MOSTLY_").removeprefix("ALL_")
    tokens = value("tokenizer.ggml.tokens")
    heads = largest(f"{arch}.attention.head_count")
    kv_heads = largest(f"{arch}.attention.head_count_kv")
    latent = value(f"{arch}.attention.kv_lora_rank")
    windowed = sum(value(f"{arch}.attention.sliding_window_pattern") or [])
    return {
        "format": "GGUF",
        "architecture": arch,
        "name": value("general.name"),
        "license": value("general.license"),
        "publisher": value("general.organization"),
        "base_model": value("general.base_model.0.name"),
        "parameters": sum(int(t.n_elements) for t in reader.tensors) if reader.tensors else None,
        "weight_bytes": sum(int(t.n_bytes) for t in reader.tensors),
        "precision": precision,
        "context_length": value(f"{arch}.context_length"),
        "layer_count": value(f"{arch}.block_count"),
        "embedding_length": value(f"{arch}.embedding_length"),
        "attention_head_count": heads,
        "kv_head_count": heads if kv_heads is None else kv_heads,
        "key_length": value(f"{arch}.attention.key_length"),
        "value_length": value(f"{arch}.attention.value_length"),
        "vocabulary_size": value(f"{arch}.vocab_size") or (len(tokens) if tokens else None),
        "expert_count": value(f"{arch}.expert_count"),
        "expert_used_count": value(f"{arch}.expert_used_count"),
        "kv_lora_rank": latent,
        "qk_rope_head_dim": value(f"{arch}.rope.dimension_count") if latent else None,
        "sliding_layers": [windowed, value(f"{arch}.attention.sliding_window")] if windowed else None,
    }


def read_safetensors(path):
    """The facts of a safetensors file as the package sees them."""
    parameters = 0
    sizes = {}
    for _, tensor in safetensors.deserialize(path.read_bytes()):
        parameters += int(numpy.prod(tensor["shape"], dtype=object))
        sizes[tensor["dtype"]] = sizes.get(tensor["dtype"], 0) + len(tensor["data"])
    precision = max(sorted(sizes), key=sizes.get) if sizes else None
    with safetensors.safe_open(path, "np") as file:
        metadata = file.metadata() or {}
    return {
        "format": "SAFETENSORS",
        "name": metadata.get("modelspec.title"),
        "license": metadata.get("license"),
        # Quantisers pack several weights into one element of these.
        "parameters": None if precision in (None, "U8", "I32", "U32") else parameters,
        "weight_bytes": sum(sizes.values()),
        "precision": precision,
    }


class Files:
    def __init__(self, directory):
        self.directory = directory
        self.expected = []

    def path(self, name):
        path = self.directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def gguf(self, name, arch, fill, kv_bytes=None, **options):
        """One GGUF file, or several where the options split it."""
        path = self.path(name)
        writer = gguf.GGUFWriter(path, arch, **options)
        fill(writer)
        writer.write_header_to_file(path)
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        written = [path] if path.exists() else sorted(path.parent.glob(path.stem + "-*-of-*.gguf"))
        assert written, name
        for file in written:
            if options.get("endianess") == gguf.GGUFEndian.BIG:
                self.expect(file, {}, refused="WRONG_BYTE_ORDER")
            else:
                facts = read_gguf(file)
                # What a token costs follows from the architecture, which only the first shard names.
                self.expect(file, facts | {"kv_cache_bytes_per_token": kv_bytes if facts["architecture"] else None})

    def safetensors(self, name, tensors, metadata=None, config=None, **facts):
        path = self.path(name)
        safetensors.serialize_file(tensors, path, metadata)
        if config is not None:
            path.with_name("config.json").write_text(json.dumps(config, indent=2))
        self.expect(path, read_safetensors(path) | facts, config=config is not None)

    def expect(self, path, facts, **more):
        said = {key: value for key, value in facts.items() if value is not None}
        self.expected.append({"file": str(path.relative_to(self.directory)), "facts": said} | more)


def zeros(kind, rows=2):
    """A tensor of zero bytes of any GGUF type: its bytes, row by row."""
    _, size = GGML_QUANT_SIZES[kind]
    return numpy.zeros((rows, size), dtype=numpy.uint8)


def common(writer):
    writer.add_name("Tiny Model 0.1B")
    writer.add_license("apache-2.0")
    writer.add_organization("Tiny Org")
    writer.add_base_model_count(1)
    writer.add_base_model_name(0, "Tiny Base")
    writer.add_context_length(8192)
    writer.add_embedding_length(256)
    writer.add_block_count(4)
    writer.add_feed_forward_length(1024)
    writer.add_head_count(8)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_freq_base(500000.0)
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)


def tensors(writer):
    weights = numpy.linspace(-1, 1, 64 * 256, dtype=numpy.float32).reshape(64, 256)
    writer.add_tensor("token_embd.weight", weights.astype(numpy.float16))
    writer.add_tensor("output_norm.weight", weights[0])
    for layer, kind in enumerate((gguf.GGMLQuantizationType.Q8_0, gguf.GGMLQuantizationType.Q4_0,
                                  gguf.GGMLQuantizationType.BF16, gguf.GGMLQuantizationType.Q5_1)):
        writer.add_tensor(f"blk.{layer}.attn_q.weight", gguf.quants.quantize(weights, kind), raw_dtype=kind)


def tokenizer(writer):
    tokens = [f"token{n}" for n in range(10_000)] + ["\u00e9", "\u65e5\u672c", "\U0001f680", "", " "]
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list(tokens)
    writer.add_token_types([1] * len(tokens))
    writer.add_token_scores([float(n) for n in range(len(tokens))])
    writer.add_token_merges([f"a{n} b{n}" for n in range(15_000)])
    writer.add_chat_template("{% for message in messages %}{{ message }}{% endfor %}" * 200)
    writer.add_bos_token_id(1)
    writer.add_add_bos_token(True)
    writer.add_array("tiny.empty-texts", ["", "", ""])


def write_gguf(files):
    def llama(writer):
        common(writer)
        writer.add_head_count_kv(2)
        writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q4_K_M)
        writer.add_vocab_size(32000)
        tensors(writer)

    def spoken(writer):
        llama(writer)
        tokenizer(writer)

    def gemma(writer):
        common(writer)
        writer.add_head_count_kv(4)
        writer.add_key_length(128)
        writer.add_value_length(128)
        writer.add_sliding_window(512)
        writer.add_sliding_window_pattern([True, True, True, False])
        tokenizer(writer)
        tensors(writer)

    def jamba(writer):
        common(writer)
        writer.add_head_count_kv([0, 0, 2, 0])
        writer.add_expert_count(16)
        writer.add_expert_used_count(2)
        tensors(writer)

    def deepseek(writer):
        common(writer)
        writer.add_head_count_kv(1)
        writer.add_kv_lora_rank(512)
        writer.add_rope_dimension_count(64)
        writer.add_key_length(576)
        writer.add_value_length(512)
        tensors(writer)

    def aligned(writer):
        writer.add_custom_alignment(256)
        llama(writer)

    files.gguf("llama.gguf", "llama", llama, 4 * 2 * 64 * 2)
    files.gguf("spoken.gguf", "llama", spoken, 4 * 2 * 64 * 2)
    files.gguf("aligned.gguf", "llama", aligned, 4 * 2 * 64 * 2)
    files.gguf("gemma3.gguf", "gemma3", gemma, 4 * 4 * 256 * 2)
    files.gguf("jamba.gguf", "jamba", jamba, 1 * 2 * 64 * 2)
    files.gguf("deepseek.gguf", "deepseek2", deepseek, 4 * (512 + 64) * 2)
    files.gguf("unknown.gguf", "telepathy", llama)
    files.gguf("bert.gguf", "bert", common, 0)
    files.gguf("empty.gguf", "llama", lambda writer: None)
    files.gguf("split/shard.gguf", "llama", llama, 4 * 2 * 64 * 2, split_max_tensors=2)
    files.gguf("big-endian.gguf", "llama", llama, endianess=gguf.GGUFEndian.BIG)
    for kind in GGML_QUANT_SIZES:
        files.gguf(f"types/{kind.name}.gguf", "llama",
                   lambda writer: writer.add_tensor("a", zeros(kind), raw_dtype=kind))
    for kind in gguf.LlamaFileType:
        if kind != gguf.LlamaFileType.GUESSED:
            files.gguf(f"file-types/{kind.name}.gguf", "llama", lambda writer: writer.add_file_type(kind))


def spec(array, dtype=None):
    return safetensors.TensorSpec(dtype=dtype or array.dtype.name, shape=list(array.shape),
                                  data_ptr=array.ctypes.data, data_len=array.nbytes)


def write_safetensors(files):
    half = numpy.zeros((4, 6), dtype=numpy.uint16)
    byte = numpy.zeros((4, 6), dtype=numpy.uint8)
    plain = [numpy.zeros((3, 5), dtype=kind) for kind in ("float16", "float32", "float64", "int8", "uint8", "int16",
                                                          "uint16", "int32", "uint32", "int64", "uint64", "bool",
                                                          "complex64")]
    named = [(half, "bfloat16"), (byte, "float8_e4m3fn"), (byte, "float8_e5m2"), (byte, "float8_e8m0fnu"),
             (byte, "float8_e4m3fnuz"), (byte, "float8_e5m2fnuz"), (byte, "float4_e2m1fn_x2")]
    for array, dtype in [(array, array.dtype.name) for array in plain] + named:
        files.safetensors(f"dtypes/{dtype}.safetensors", {"a": spec(array, dtype)})
    scalar = numpy.zeros((), dtype=numpy.float16)
    nothing = numpy.zeros((0, 7), dtype=numpy.float16)
    mixed = {"model.norm": spec(plain[1]), "model.embed \u65e5": spec(half, "bfloat16"), "scalar": spec(scalar),
             "nothing": spec(nothing), "b": spec(half, "bfloat16")}
    config = {"architectures": ["Qwen3ForCausalLM"], "model_type": "qwen3", "hidden_size": 2560, "head_dim": 128,
              "num_hidden_layers": 36, "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 151936,
              "max_position_embeddings": 40960, "rope_scaling": None, "rms_norm_eps": 1e-06, "sliding_window": None,
              "torch_dtype": "bfloat16", "use_cache": True, "time_step_limit": [0.0, float("inf")]}
    files.safetensors("alone/model.safetensors", mixed,
                      {"format": "pt", "license": "mit", "modelspec.title": "Tiny \u65e5\u672c", "note": "\"\\\n\u0001"})
    files.safetensors("qwen3/model.safetensors", mixed, {"format": "pt"}, config, architecture="qwen3",
                      context_length=40960, layer_count=36, embedding_length=2560, attention_head_count=32,
                      kv_head_count=8, key_length=128, value_length=128, vocabulary_size=151936,
                      kv_cache_bytes_per_token=147456)
    files.safetensors("none.safetensors", {})
    for shard, array in enumerate(plain[:3], start=1):
        files.safetensors(f"sharded/model-{shard:05}-of-00003.safetensors", {f"layer.{shard}": spec(array)})


def main():
    directory = pathlib.Path(sys.argv[1])
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    files = Files(directory)
    write_gguf(files)
    write_safetensors(files)
    (directory / "expected.json").write_text(json.dumps(files.expected, indent=1, sort_keys=True))


main()
