#include "backend/tls/credential_files.h"

#include "backend/core/whole_file.h"
#include "tests/support/temporary_directory.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace {

std::string textOf(BIO *bio) {
    char *bytes = nullptr;
    const auto length = BIO_get_mem_data(bio, &bytes);
    std::string text(bytes, static_cast<std::size_t>(length));
    BIO_free(bio);
    return text;
}

// A self-signed pair; what it says does not matter here.
tls::Credentials newCredentials() {
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = X509_new();
    X509_set_pubkey(certificate, key);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_sign(certificate, key, EVP_sha256());
    BIO *certificateText = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(certificateText, certificate);
    BIO *keyText = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(keyText, key, nullptr, nullptr, 0, nullptr, nullptr);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return {"authority", textOf(certificateText), textOf(keyText)};
}

class CredentialFiles : public testing::Test {
protected:
    support::TemporaryDirectory directory_;
    tls::CredentialFiles files_ = tls::CredentialFiles::in(directory_.path());
    tls::Credentials old_ = newCredentials();
    tls::Credentials new_ = newCredentials();
};

TEST_F(CredentialFiles, whatIsStoredLoads) {
    ASSERT_TRUE(tls::storeCredentials(files_, old_));
    EXPECT_EQ(tls::loadCredentials(files_).value(), old_);
    ASSERT_TRUE(tls::storeCredentials(files_, new_));
    EXPECT_EQ(tls::loadCredentials(files_).value(), new_);
    EXPECT_EQ(core::readWholeFile(files_.key, 1 << 20).value(), new_.privateKeyPem);
}

TEST_F(CredentialFiles, aReplacementCutShortLeavesAUsablePair) {
    ASSERT_TRUE(tls::storeCredentials(files_, old_));
    ASSERT_TRUE(core::replaceWholeFile(files_.key, old_.privateKeyPem + new_.privateKeyPem));
    EXPECT_EQ(tls::loadCredentials(files_).value(), old_);
    ASSERT_TRUE(core::replaceWholeFile(files_.certificate, new_.certificatePem));
    EXPECT_EQ(tls::loadCredentials(files_).value(), new_);
}

TEST_F(CredentialFiles, aKeyOfAnotherCertificateIsRefused) {
    ASSERT_TRUE(tls::storeCredentials(files_, old_));
    ASSERT_TRUE(core::replaceWholeFile(files_.key, new_.privateKeyPem));
    EXPECT_EQ(tls::loadCredentials(files_).error().reason(), core::v1::UNAUTHENTICATED);
}

TEST_F(CredentialFiles, damageIsRefused) {
    ASSERT_TRUE(tls::storeCredentials(files_, old_));
    ASSERT_TRUE(core::replaceWholeFile(files_.certificate, "-----BEGIN CERTIFICATE-----\nAAAA"));
    EXPECT_EQ(tls::loadCredentials(files_).error().reason(), core::v1::UNAUTHENTICATED);
    std::filesystem::remove(files_.certificate);
    EXPECT_EQ(tls::loadCredentials(files_).error().reason(), core::v1::FILE_NOT_FOUND);
}

} // namespace
