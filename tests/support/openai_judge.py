"""Uses a listener as its users do: with the client library of OpenAI. Prints `fine`, or fails.

Usage: openai_judge.py BASE_URL MODEL FAILING_MODEL
"""

import sys
import time

import openai

base_url, model, failing_model = sys.argv[1:]
client = openai.OpenAI(base_url=base_url, api_key="not-asked-for", max_retries=0, timeout=20)
messages = [{"role": "user", "content": "Hello"}]

listed = [entry.id for entry in client.models.list()]
assert model in listed, listed
assert client.models.retrieve(model).object == "model"

chat = client.chat.completions.with_raw_response.create(model=model, messages=messages)
assert chat.headers["x-request-id"], chat.headers
completion = chat.parse()
assert completion.choices[0].finish_reason == "stop"
assert completion.usage.completion_tokens > 0

words = []
arrivals = []
for chunk in client.chat.completions.create(model=model, messages=messages, stream=True):
    arrivals.append(time.monotonic())
    if chunk.choices and chunk.choices[0].delta.content:
        words.append(chunk.choices[0].delta.content)
assert "".join(words) == completion.choices[0].message.content, words
# The engine pauses before each word: what came at once was held back.
assert arrivals[-1] - arrivals[0] > 0.02 * (len(words) - 2), arrivals

assert client.completions.create(model=model, prompt="a").choices[0].text
assert len(client.embeddings.create(model=model, input=["a", "b"]).data) == 2

try:
    client.chat.completions.create(model="nobody", messages=messages)
    raise AssertionError("an unknown model was answered")
except openai.NotFoundError as error:
    assert error.code == "model_not_found", error.body
    assert error.param == "model", error.body

try:
    client.chat.completions.create(model=model, messages=messages, extra_body={"stream": "maybe"})
    raise AssertionError("a stream of maybe was answered")
except openai.BadRequestError as error:
    assert error.type == "invalid_request_error", error.body

try:
    for chunk in client.chat.completions.create(model=failing_model, messages=messages, stream=True):
        pass
    raise AssertionError("a broken stream was taken for whole")
except openai.APIError as error:
    assert "broke" in str(error), error

print("fine")
