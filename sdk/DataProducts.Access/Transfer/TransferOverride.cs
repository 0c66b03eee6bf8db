namespace DataProducts.Access;

/// <summary>What holds whatever the cells say, for some people, places or regimes. It only ever takes away: the stricter of cell and
/// override counts.</summary>
/// <param name="Id">The override's id, for example <c>in.payment</c>.</param>
/// <param name="Grade">What is allowed at most; null for one step stricter than the cell.</param>
/// <param name="Instruments">The kinds of which one must be on record where the grade is <see cref="TransferGrade.C"/>, or becomes it;
/// otherwise empty.</param>
/// <param name="Review">What it rests on, and until when it may be relied on.</param>
public sealed record TransferOverride(string Id, TransferGrade? Grade, IReadOnlyList<string> Instruments, TransferReview Review)
{
    /// <summary>Gets the regime that the product or the column must be in, for example <c>ch.cid</c>; null for all.</summary>
    public string? Regime { get; init; }

    /// <summary>Gets whose data it is about; empty for all.</summary>
    public IReadOnlyList<Jurisdiction> Data { get; init; } = [];

    /// <summary>Gets where the viewer must be.</summary>
    public TransferViewer Viewer { get; init; }

    /// <summary>Gets who the viewer must be.</summary>
    public TransferPerson Person { get; init; }

    /// <summary>Says whether it speaks about a request, whatever it then allows.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Whether it does.</returns>
    internal bool AppliesTo(TransferRequest request) =>
        (Regime is null || request.Regimes.Contains(Regime, StringComparer.Ordinal))
        && (Data.Count == 0 || Data.Contains(request.Data))
        && Person switch
        {
            TransferPerson.Covered => request.Person.CoveredPerson,
            TransferPerson.Unknown => request.Person.IsUnknown,
            _ => true,
        }
        && Viewer switch
        {
            TransferViewer.Outside => request.At.Any(place => place != request.Data),
            TransferViewer.Unknown => request.At.Count == 0 || request.At.Contains(Jurisdiction.Unknown),
            _ => true,
        };
}

/// <summary>Where a viewer is, for an override.</summary>
public enum TransferViewer
{
    /// <summary>Anywhere.</summary>
    Anywhere,

    /// <summary>Somewhere else than in the jurisdiction of the data; of several places one is enough.</summary>
    Outside,

    /// <summary>Nobody knows where; of several places one is enough.</summary>
    Unknown,
}

/// <summary>Who a viewer is, for an override.</summary>
public enum TransferPerson
{
    /// <summary>Anyone.</summary>
    Anyone,

    /// <summary>A covered (28 CFR 202) or sanctioned person.</summary>
    Covered,

    /// <summary>Somebody who has not been told: <see cref="Access.Person.Unknown"/>.</summary>
    Unknown,
}

/// <summary>What an override is asked about.</summary>
internal sealed record TransferRequest(Jurisdiction Data, IReadOnlyCollection<Jurisdiction> At, Person Person, IReadOnlyList<string> Regimes);
