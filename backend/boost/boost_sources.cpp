// The one place where Boost.Asio and Boost.Beast are compiled; everywhere else only their declarations are seen.
// Boost.Beast 1.74 asserts that five bytes of the last chunk's header have come where three can be all that a peer has
// sent so far, and reads them right without: nobody's bytes shall end the service.
#define BOOST_DISABLE_ASSERTS
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
