namespace DataProducts.Access;

/// <summary>A transfer instrument on record, for example concluded standard contractual clauses.</summary>
/// <param name="Id">The record's own id, for example <c>scc-2026-014</c>.</param>
/// <param name="Kind">As the transfer matrix names it, for example <c>scc-tia</c>, <c>dpf</c>, <c>baa</c> or <c>client-waiver</c>.</param>
/// <param name="Data">Whose data it lets out.</param>
/// <param name="Viewer">To where.</param>
/// <param name="Expires">The point of time, in UTC, from which it no longer holds.</param>
public sealed record InstrumentRecord(string Id, string Kind, Jurisdiction Data, Jurisdiction Viewer, DateTimeOffset Expires)
{
    /// <summary>Gets where the document itself is kept, for those who review it; empty in people files of before, which did not tell
    /// it.</summary>
    public string Reference { get; init; } = string.Empty;

    /// <summary>Gets who put it on record; empty where <see cref="Reference"/> is.</summary>
    public string RecordedBy { get; init; } = string.Empty;

    /// <summary>Gets when it was put on record; before that it does not hold.</summary>
    public DateTimeOffset RecordedAt { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Gets from when it was taken back; null while it stands.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>Gets how policies name it: <c>context.instruments</c> holds <c>IN&gt;EU:s16-contract</c>.</summary>
    public string Name => InstrumentName.Of(Data, Viewer, Kind);

    /// <summary>Gets the point of time from which it no longer holds, whatever ends it.</summary>
    public DateTimeOffset Ends => Revoked is { } revoked && revoked < Expires ? revoked : Expires;

    /// <summary>Makes a record of no more than a name and an end, as people files told it before there was a register.</summary>
    /// <param name="name">As policies name it, for example <c>IN&gt;EU:s16-contract</c>.</param>
    /// <param name="expires">The point of time, in UTC, from which it no longer holds.</param>
    /// <returns>The record, whose id is the name.</returns>
    /// <exception cref="AccessException"><c>DP1907</c>: the name is none.</exception>
    public static InstrumentRecord Named(string name, DateTimeOffset expires)
    {
        ArgumentNullException.ThrowIfNull(name);
        return InstrumentName.TryParse(name, out var data, out var viewer, out var kind)
            ? new InstrumentRecord(name, kind, data, viewer, expires)
            : throw new AccessException(InstrumentRegister.Wrong, "An instrument is named like IN>EU:s16-contract: data, viewer and kind.");
    }

    /// <summary>Says whether it holds.</summary>
    /// <param name="now">The point of time of a decision.</param>
    /// <returns>Whether it was recorded before and has neither expired nor been taken back.</returns>
    public bool IsInForce(DateTimeOffset now) => RecordedAt <= now && now < Ends;
}
