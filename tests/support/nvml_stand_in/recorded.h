#pragma once

#include <string>

#include <nlohmann/json.hpp>

// What the stand-in answers: the first GPU what an H100 was recorded to answer, the second one little, and both what a
// test has put in place of it.
namespace stand_in {

using Json = nlohmann::json;

// The code of the answer, by NVIDIA's numbers, and where it is 0 the value. Waits where a test wants it to hang. The
// GPU is 0 or 1, the key the name of the function, with arguments as the recording has them: `name[0, 1]`.
int answer(int gpu, const std::string &key, Json *value);
// The same of a field, by its number, with its type; of a counter of the engines, by its name.
int fieldAnswer(int gpu, unsigned field, int *type, Json *value);
int counterAnswer(int gpu, const std::string &name, Json *value);

// A call that waits until the test lets go.
void hang();
// The next XID error that a test has raised, of that GPU; false where none came in time.
bool nextXid(unsigned milliseconds, int *gpu, int *xid);

} // namespace stand_in

// For tests, which look them up by name.
extern "C" {
// Everything as it was when the library was loaded.
void standInReset();
// Under load, or idle.
void standInLoad(bool isBusy);
// In place of what was recorded: JSON, where "NVML_ERROR_..." is an error and "HANG" never comes back; of the second
// GPU with `1:` before the key. Fields are `field:82`, counters of engines `counter:NVML_GPM_...`.
void standInSet(const char *key, const char *json);
void standInXid(int gpu, int xid);
// How often the key was asked for.
int standInCalls(const char *key);
// Lets go of all that hang, and lets nothing hang until the next reset.
void standInRelease();
}
