using System.Text;
using System.Text.Json;

namespace DataProducts.Hydration;

/// <summary>An input that was hashed: its id, and what its parts are.</summary>
internal sealed record Batch(string Id, SourcePlan Plan, IReadOnlyList<ContentDigest> Digests)
{
    /// <summary>Gets what is read.</summary>
    public IReadOnlyList<SourcePart> Parts => Plan.Parts;

    /// <summary>Gets how many uncompressed bytes the parts have.</summary>
    public long Bytes => Digests.Sum(digest => digest.Bytes);

    /// <summary>Hashes every part.</summary>
    public static async ValueTask<Batch> HashAsync(
        PortSchema schema, SourcePlan plan, IProgress<long> bytes, CancellationToken cancellationToken)
    {
        var digests = new List<ContentDigest>();
        foreach (var part in plan.Parts)
        {
            digests.Add(await part.DigestAsync(bytes, cancellationToken).ConfigureAwait(false));
        }

        plan.Check(digests);
        return new(plan.BatchId ?? Hydration.BatchId.Of(schema, plan.Parts, digests), plan, digests);
    }

    /// <summary>Gives where each part ends, as JSON: what a snapshot's summary holds as <c>dp.offsets</c>.</summary>
    public string Offsets(IReadOnlyList<long> rows)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            for (var i = 0; i < Parts.Count; i++)
            {
                json.WriteStartObject();
                json.WriteString("part", Parts[i].Name);
                json.WriteString("sha256", Convert.ToHexStringLower(Digests[i].Sha256));
                json.WriteNumber("bytes", Digests[i].Bytes);
                json.WriteNumber("rows", rows[i]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
