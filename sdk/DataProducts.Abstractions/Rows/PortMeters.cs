using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DataProducts;

/// <summary>The instruments of one port, with their tags made once. Meter <c>DataProducts.Hydration</c>; never a user, a purpose or a
/// subject.</summary>
public sealed class PortMeters
{
    /// <summary>The name of meter and activity source.</summary>
    public const string SourceName = "DataProducts.Hydration";

    private static readonly Meter Meter = new(SourceName);
    private static readonly Counter<long> Read = Meter.CreateCounter<long>("dataproduct.hydration.rows.read", "{row}", "Rows read from a source.");
    private static readonly Counter<long> Written = Meter.CreateCounter<long>("dataproduct.hydration.rows.written", "{row}", "Rows committed to the lake.");
    private static readonly Counter<long> Quarantined = Meter.CreateCounter<long>("dataproduct.hydration.rows.quarantined", "{row}", "Rows kept out of the lake.");

    private readonly TagList _tags;

    /// <summary>Makes the instruments' tags.</summary>
    /// <param name="schema">The port.</param>
    public PortMeters(PortSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        _tags = new TagList
        {
            { "dataproduct.id", schema.Product },
            { "dataproduct.domain", schema.Domain },
            { "dataproduct.version", schema.Version },
            { "dataproduct.port", schema.Port },
        };
    }

    /// <summary>Counts rows read from a source.</summary>
    /// <param name="rows">How many.</param>
    public void RowsRead(long rows) => Read.Add(rows, _tags);

    /// <summary>Counts rows committed to the lake.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="jurisdiction">Whose law protects them.</param>
    public void RowsWritten(long rows, Jurisdiction jurisdiction) => Written.Add(rows, With("jurisdiction", jurisdiction.Code));

    /// <summary>Counts rows kept out of the lake.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="rule">One of <see cref="RowRule"/>.</param>
    public void RowsQuarantined(long rows, string rule) => Quarantined.Add(rows, With("dataproduct.rule", rule));

    private TagList With(string key, string value)
    {
        var tags = _tags;
        tags.Add(key, value);
        return tags;
    }
}
