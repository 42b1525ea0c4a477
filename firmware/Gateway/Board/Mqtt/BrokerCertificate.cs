using System;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using Hjemvakt.Gateway.Config;

namespace Hjemvakt.Gateway.Board.Mqtt;

/// <summary>The certificate of the authority that vouches for the companion's broker, put on flash at commissioning.</summary>
public static class BrokerCertificate
{
    /// <summary>PEM or DER, one certificate.</summary>
    public const string PathOnFlash = @"I:\ca.pem";

    // DER begins with a SEQUENCE whose length takes more than one byte; no text has such a second byte.
    private const byte Sequence = 0x30;
    private const byte LongLength = 0x80;

    /// <exception cref="IOException">There is no such file: then there is no connection either, never one without a check.</exception>
    public static X509Certificate Load() => new X509Certificate(Encode(File.ReadAllBytes(PathOnFlash)));

    private static byte[] Encode(byte[] file)
    {
        if (file.Length > 1 && file[0] == Sequence && file[1] >= LongLength)
        {
            return file;
        }

        // The chip's TLS library takes PEM for a C string, which ends in a zero.
        var text = FilePadding.Strip(file);
        var terminated = new byte[text.Length + 1];
        Array.Copy(text, terminated, text.Length);
        return terminated;
    }
}
