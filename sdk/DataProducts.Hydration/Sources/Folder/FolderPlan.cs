using System.Text.Json.Nodes;

namespace DataProducts.Hydration;

/// <summary>The files that one run takes.</summary>
/// <param name="source">The source's name.</param>
/// <param name="files">The files, in the order of the parts.</param>
/// <param name="parts">The parts.</param>
/// <param name="number">Which batch of the source it is; 0 for files that were asked for.</param>
/// <param name="taken">Which files were taken before.</param>
/// <param name="expected">The SHA-256 in hex that the contents are to have, where they were taken before; else empty.</param>
internal sealed class FolderPlan(
    string source, IReadOnlyList<FolderFile> files, IReadOnlyList<SourcePart> parts, long number, string taken, IReadOnlyList<string> expected)
    : SourcePlan(parts)
{
    public const string Taken = "taken";
    public const string Files = "files";
    public const string Path = "path";
    public const string Sha256 = "sha256";

    public override void Check(IReadOnlyList<ContentDigest> digests)
    {
        for (var i = 0; i < expected.Count; i++)
        {
            if (!string.Equals(expected[i], Convert.ToHexStringLower(digests[i].Sha256), StringComparison.Ordinal))
            {
                throw HydrationErrors.FileChanged(source, files[i].Path, "changed");
            }
        }
    }

    public override CursorEntry? Cursor(string batch, IReadOnlyList<ContentDigest> digests)
    {
        if (number == 0)
        {
            return null;
        }

        var all = TakenFiles.Read(taken);
        var items = new JsonArray();
        for (var i = 0; i < files.Count; i++)
        {
            all.Add(files[i], digests[i]);
            items.Add((JsonNode)new JsonObject { [Path] = files[i].Path, [Sha256] = Convert.ToHexStringLower(digests[i].Sha256) });
        }

        return new(source, number, batch, new() { [Taken] = all.Write() }, new() { [Files] = items });
    }
}
