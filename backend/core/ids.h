#pragma once

#include <string>

namespace core {

class Clock;
class Random;

// UUID version 7 (RFC 9562): ordered by the clock's millisecond, 74 random bits.
std::string uuidV7(const Clock &clock, Random &random);

// A resource id of 16 lower-case base32 characters (80 random bits), for what nobody names by hand.
std::string randomId(Random &random);

} // namespace core
