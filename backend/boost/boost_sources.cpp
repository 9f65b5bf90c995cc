// The one place where Boost.Asio and Boost.Beast are compiled; everywhere else only their declarations are seen.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
