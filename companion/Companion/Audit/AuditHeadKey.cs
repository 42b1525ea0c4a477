using System.Security.Cryptography;
using Hjemvakt.Companion.Common;
using Hjemvakt.Companion.Storage;

namespace Hjemvakt.Companion.Audit;

/// <summary>
/// The key that signs the heads: ECDSA on P-256, in the data folder and never in the database, so that whoever can write the database alone cannot write
/// heads.
/// </summary>
internal sealed class AuditHeadKey : IDisposable
{
    private const string FileName = "audit-key.pem";

    private readonly ECDsa key;

    private AuditHeadKey(ECDsa key) => this.key = key;

    /// <summary>Reads the key.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="CannotStartException">It cannot be read.</exception>
    public static AuditHeadKey? Find(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return new AuditHeadKey(key);
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new CannotStartException($"The key '{path}' cannot be read: {error.Message} Restore it from a backup of the data folder.", error);
        }
    }

    /// <summary>Reads the key, or makes one.</summary>
    /// <exception cref="CannotStartException">It can neither be read nor written.</exception>
    public static AuditHeadKey FindOrMake(string dataFolder)
    {
        if (Find(dataFolder) is { } found)
        {
            return found;
        }

        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        OwnerOnly.Write(Path.Combine(dataFolder, FileName), key.ExportPkcs8PrivateKeyPem());
        return new AuditHeadKey(key);
    }

    public byte[] Sign(byte[] hash) => key.SignHash(hash);

    public bool Fits(byte[] hash, byte[] signature) => key.VerifyHash(hash, signature);

    public void Dispose() => key.Dispose();
}
