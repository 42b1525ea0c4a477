using System.Security.Cryptography;
using System.Text;

namespace Hjemvakt.Companion.Devices;

/// <summary>
/// Secrets of gateways: drawn here, shown once, kept as a salted hash. One HMAC is enough of a hash: nobody guesses
/// 158 random bits, and a slow hash would only make ten thousand gateways wait when they all come back after a power cut.
/// </summary>
internal static class GatewaySecret
{
    // No i, l, o, 0, 1: a technician may have to type it. 31^32 is more than 2^158.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 32;
    private const int SaltBytes = 16;

    public static string Draw() => RandomNumberGenerator.GetString(Alphabet, Length);

    public static (byte[] Salt, byte[] Hash) Keep(string secret)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return (salt, HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(secret)));
    }

    /// <summary>Compares in constant time.</summary>
    public static bool Fits(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> hash)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(salt, secret, given);
        return CryptographicOperations.FixedTimeEquals(given, hash);
    }
}
