using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace DataProducts.Portal;

/// <summary>Style sheet, script and icon, from the assembly. An asset's address holds its hash, so a browser may keep it for good.</summary>
internal static class PortalAssets
{
    private static readonly FrozenDictionary<string, Asset> All = new[]
    {
        Read("portal.css", "text/css; charset=utf-8"),
        Read("portal.js", "text/javascript; charset=utf-8"),
        Read("icon.svg", "image/svg+xml"),
    }.ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>Gives an asset's address.</summary>
    public static string UrlOf(string name) => $"/_portal/{name}?v={All[name].Hash}";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/_portal/{name}", Serve).AllowAnonymous();

    private static IResult Serve(string name, HttpContext context)
    {
        if (!All.TryGetValue(name, out var asset))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(asset.Content, asset.MediaType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\""));
    }

    private static Asset Read(string name, string mediaType)
    {
        using var stream = typeof(PortalAssets).Assembly.GetManifestResourceStream($"portal/{name}")
            ?? throw new InvalidOperationException($"The assembly lacks its asset {name}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new Asset(name, mediaType, content, Convert.ToHexStringLower(SHA256.HashData(content))[..16]);
    }

    private sealed record Asset(string Name, string MediaType, byte[] Content, string Hash);
}
