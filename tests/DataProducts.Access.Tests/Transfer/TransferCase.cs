using System.Text.Json.Nodes;
using DataProducts.Contracts;

namespace DataProducts.Access.Tests;

/// <summary>One question to the transfer matrix: everything but the transfer is allowed.</summary>
/// <param name="Data">Whose data.</param>
/// <param name="Seat">Where the person's seat is.</param>
/// <param name="Device">Where the device is.</param>
/// <param name="Regime">The regime of product and tokens, or null.</param>
/// <param name="Record">What is on record.</param>
/// <param name="Who">Who asks.</param>
internal sealed record TransferCase(string Data, string Seat, string Device, string? Regime, TransferCase.OnRecord Record, TransferCase.Whom Who)
{
    public enum OnRecord
    {
        Missing,
        Valid,
        Expired,
        Revoked,
        NotYet,
        OfAnotherCell,
        CellOnly,
        RegimeOnly,
    }

    public enum Whom
    {
        Known,
        Covered,
        Unknown,
    }

    /// <summary>All 25 cells with every regime, record and person; and devices at another place than the seat. Questions that are the same
    /// in all that counts stand once.</summary>
    public static IReadOnlyList<TransferCase> All { get; } =
    [.. ((TransferCase[])[
        .. from data in TransferTable.Places
           from seat in TransferTable.Places.Append("ZZ")
           from regime in TransferTable.Regimes.Append(null)
           from record in Enum.GetValues<OnRecord>()
           from who in Enum.GetValues<Whom>()
           where who == Whom.Known || record is OnRecord.Valid or OnRecord.Missing
           select new TransferCase(data, seat, seat, regime, record, who),
        .. from data in TransferTable.Places
           from seat in TransferTable.Places
           from device in TransferTable.Places.Append("ZZ")
           where device != seat
           from regime in TransferTable.Regimes.Append(null)
           from record in new[] { OnRecord.Valid, OnRecord.Missing }
           select new TransferCase(data, seat, device, regime, record, Whom.Known),
    ]).DistinctBy(one => $"{one.Data} {string.Join(' ', one.At.Order(StringComparer.Ordinal))} {one.Regime} {one.Who} {string.Join(' ', one.Instruments.Order(Comparer<InstrumentRecord>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))))}")];

    public Person Person => Who switch
    {
        Whom.Unknown => Person.Unknown,
        _ => new Person("someone", Jurisdiction.Parse(Seat), Who == Whom.Covered, ["cross-border"]),
    };

    // A query runs where the data is. Who asks may be unknown although the place is not.
    public IReadOnlyList<string> At => [.. ((string[])[Seat, Device, Data]).Distinct()];

    public IReadOnlyList<InstrumentRecord> Instruments => [.. At.SelectMany(RecordsFor)];

    public TransferTable.Sight Expected
    {
        get
        {
            var inForce = Instruments.Where(one => one.RecordedAt <= Given.Now && one.Expires > Given.Now && one.Revoked is null)
                .Select(one => $"{one.Data}/{one.Viewer} {one.Kind}").ToHashSet(StringComparer.Ordinal);
            return TransferTable.Of(Data, At, Who != Whom.Unknown, Who == Whom.Covered, Regime, inForce);
        }
    }

    /// <summary>The product of <see cref="Given"/>, in a regime: as a whole, or only its personal columns.</summary>
    public static ProductManifest ProductIn(string? regime, bool onColumns = false)
    {
        var root = JsonNode.Parse(Given.Manifest)!;
        if (regime is not null)
        {
            foreach (var place in onColumns ? root["ports"]![0]!["columns"]!.AsArray().Where(column => column!["pii"] is not null) : [root])
            {
                place!["regimes"] = new JsonArray(regime);
            }
        }

        return ManifestReader.Parse(root.ToJsonString());
    }

    private IEnumerable<InstrumentRecord> RecordsFor(string viewer)
    {
        if (viewer == "ZZ" || Record == OnRecord.Missing)
        {
            yield break;
        }

        var (from, to) = Record == OnRecord.OfAnotherCell ? (viewer, Data) : (Data, viewer);
        string?[] kinds =
        [
            Record == OnRecord.RegimeOnly ? null : TransferTable.KindsOf(Data, viewer).LastOrDefault(),
            Record == OnRecord.CellOnly ? null : TransferTable.FurtherKind(Data, viewer, Regime),
        ];
        foreach (var kind in kinds.OfType<string>())
        {
            yield return new InstrumentRecord(
                $"{from}-{to}-{kind}", kind, Jurisdiction.Parse(from), Jurisdiction.Parse(to), Record == OnRecord.Expired ? Given.Now : Given.Later)
            {
                RecordedAt = Record == OnRecord.NotYet ? Given.Now.AddSeconds(1) : Given.Now.AddDays(-30),
                Revoked = Record == OnRecord.Revoked ? Given.Now.AddDays(-1) : null,
            };
        }
    }
}
