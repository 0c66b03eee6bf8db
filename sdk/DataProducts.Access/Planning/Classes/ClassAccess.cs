using System.Collections.Immutable;
using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>Asks Cedar what a class sees, and until when that answer holds.</summary>
internal sealed class ClassAccess(AccessModel model, PeopleDirectory people, DateTimeOffset now)
{
    private readonly AccessDecider _decider = new(model, people);

    /// <summary>Gives the rule of one class and table; null where it sees no row.</summary>
    /// <exception cref="AccessException"><c>DP1905</c>: a policy cannot be told as a filter.</exception>
    public AccessRule? Rule(SubjectClass subject, ClassRoles? roles, PortManifest port, Jurisdiction jurisdiction)
    {
        var access = Decide(subject, port, jurisdiction, now);
        if (access.DeniesAll)
        {
            return null;
        }

        var table = PlanTable.Of(model.Product, port, jurisdiction);
        return new AccessRule(
            subject,
            roles,
            table,
            Until(subject, port, jurisdiction, access),
            access.Rows,
            [.. table.Columns.Select(column => Column(access, port.FindColumn(column.Name)!, column))],
            access.Policies);
    }

    private BranchAccess Decide(SubjectClass subject, PortManifest port, Jurisdiction jurisdiction, DateTimeOffset at) =>
        _decider.Decide(port, jurisdiction, new AccessQuestion(SubjectClasses.Someone(subject), subject.Purpose, subject.Home, at));

    private static ColumnRule Column(BranchAccess access, ColumnManifest manifest, PlanColumn column)
    {
        var shown = column.Pii is not { } kind || (manifest.Pii!.CanBeOpened && access.MayOpen(kind)) ? ColumnExposure.Clear
            : access.Hides(kind) ? ColumnExposure.Null
            : ColumnExposure.Token;
        if (manifest.Classification == Classification.Internal)
        {
            return new ColumnRule(column, shown, RowPredicate.True, ColumnExposure.Null);
        }

        var decided = access.Columns.FirstOrDefault(one => string.Equals(one.Column, column.Name, StringComparison.Ordinal));
        if (decided is not { Mask: Mask.Null } || decided.ShownWhen is ConstantPredicate { Value: false })
        {
            return new ColumnRule(column, ColumnExposure.Null, RowPredicate.True, ColumnExposure.Null);
        }

        // What holds for every row that is seen at all need not be asked again.
        var when = Follows(decided.ShownWhen, access.Rows) ? RowPredicate.True : decided.ShownWhen;
        return new ColumnRule(column, shown, when, ColumnExposure.Null);
    }

    private static bool Follows(RowPredicate conclusion, RowPredicate premise)
    {
        var known = Conjuncts(premise).Select(item => item.ToString()).ToHashSet(StringComparer.Ordinal);
        return Conjuncts(conclusion).All(item => item is ConstantPredicate { Value: true } || known.Contains(item.ToString()));
    }

    private static ImmutableArray<RowPredicate> Conjuncts(RowPredicate predicate) => predicate is AndPredicate and ? and.Items : [predicate];

    /// <summary>Gives the first point of time at which Cedar's answer would be another one: subscription, instruments and transfer matrix
    /// are all that time takes away.</summary>
    private DateTimeOffset Until(SubjectClass subject, PortManifest port, Jurisdiction jurisdiction, BranchAccess access)
    {
        var answer = Text(access);
        var ends = people.Subscriptions.Where(one => one.IsFor(model.Product)).Select(one => one.Expires)
            .Concat(people.Instruments.Select(one => one.Ends));
        foreach (var end in ends.Where(end => end > now).Distinct().Order())
        {
            if (Text(Decide(subject, port, jurisdiction, end)) != answer)
            {
                return Earlier(end, model.Expires);
            }
        }

        return Earlier(DateTimeOffset.MaxValue, model.Expires);
    }

    private static DateTimeOffset Earlier(DateTimeOffset end, DateOnly matrix)
    {
        var review = new DateTimeOffset(matrix.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return end < review ? end.ToUniversalTime() : review;
    }

    private static string Text(BranchAccess access) => string.Join(
        '\n',
        access.Columns.Select(column => $"{column.Column} {column.ShownWhen}")
            .Concat(access.Kinds.Keys.Order().Select(kind => $"{kind} {access.MayOpen(kind)} {access.Hides(kind)}")).Prepend(access.Rows.ToString()));
}
