using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Hjemvakt.Companion.Web.Assets;

/// <summary>
/// The pages' styles, scripts and icons, embedded in the assembly: the same files whatever program hosts the
/// companion, and no folder that can go missing. The address holds a hash of all of them together, so that one
/// set is never mixed with another and a browser may keep it for ever.
/// </summary>
public class AssetFiles
{
    private const string ResourcePrefix = "web-assets/";
    private readonly FrozenDictionary<string, Asset> _files;
    private readonly string _root;
    private readonly SiteLinks _site;

    /// <summary>Reads all files of the companion's own pages into memory; they are small.</summary>
    public AssetFiles(SiteLinks site)
        : this(typeof(AssetFiles).Assembly, "/assets", site)
    {
    }

    /// <summary>Reads the files that another program brings along for pages of its own.</summary>
    /// <param name="root">The first part of their addresses, as <c>/assets</c>.</param>
    protected AssetFiles(Assembly assembly, string root, SiteLinks site)
    {
        (_root, _site) = (root, site);
        var types = new FileExtensionContentTypeProvider { Mappings = { [".webmanifest"] = "application/manifest+json" } };
        _files = Read(assembly).ToFrozenDictionary(
            file => file.Name,
            file => new Asset(file.Bytes, types.TryGetContentType(file.Name, out var type) ? WithCharset(type) : "application/octet-stream"),
            StringComparer.Ordinal);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, asset) in _files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(name));
            hash.AppendData(asset.Bytes);
        }

        Build = Convert.ToHexStringLower(hash.GetHashAndReset()[..6]);
    }

    /// <summary>Names this set of files; changes when any of them does.</summary>
    public string Build { get; }

    /// <summary>The address of a file, as <c>/assets/3f…/oncall.js</c>, for the request at hand.</summary>
    public string Url(string name) =>
        _files.ContainsKey(name) ? _site.To($"{_root}/{Build}/{name}") : throw new ArgumentException($"There is no asset '{name}'.", nameof(name));

    /// <summary>Serves the files, to anybody: the sign-in page needs them too.</summary>
    public void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(_root + "/{build}/{name}", [HttpMethods.Get, HttpMethods.Head], (string build, string name, HttpContext http) =>
        {
            if (!_files.TryGetValue(name, out var asset))
            {
                return Results.NotFound();
            }

            // A page from before an upgrade gets today's file, but may not keep it under the old address.
            http.Response.Headers.CacheControl = build == Build ? "public, max-age=31536000, immutable" : "no-store";
            return Results.Bytes(asset.Bytes, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{Build}\""));
        }).AllowAnonymous().ExcludeFromDescription();

    private static IEnumerable<(string Name, byte[] Bytes)> Read(Assembly assembly)
    {
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return (resource[ResourcePrefix.Length..], bytes);
        }
    }

    private static string WithCharset(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;

    private sealed record Asset(byte[] Bytes, string ContentType);
}
