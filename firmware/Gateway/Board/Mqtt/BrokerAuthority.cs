using System;
using System.IO;
using System.Security.Cryptography.X509Certificates;

namespace Hjemvakt.Gateway.Board.Mqtt;

/// <summary>The certificate of the authority that vouches for the companion's broker, put on flash at commissioning.</summary>
public static class BrokerAuthority
{
    /// <summary>PEM or DER, one certificate.</summary>
    public const string PathOnFlash = @"I:\ca.pem";

    // "-----BEGIN CERTIFICATE-----" starts with a dash; DER starts with a SEQUENCE.
    private const byte Dash = (byte)'-';

    /// <exception cref="IOException">There is no such file: then there is no connection either, never one without a check.</exception>
    public static X509Certificate Load()
    {
        var encoded = File.ReadAllBytes(PathOnFlash);

        // The chip's TLS library takes PEM for a C string, which ends in a zero.
        var text = new byte[encoded.Length + (encoded.Length > 0 && encoded[0] == Dash ? 1 : 0)];
        Array.Copy(encoded, text, encoded.Length);
        return new X509Certificate(text);
    }
}
