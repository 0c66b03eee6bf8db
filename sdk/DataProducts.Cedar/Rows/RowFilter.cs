using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Turns what is left of policies into the condition on rows under which access is allowed strictly.</summary>
/// <remarks>The filter is (a permit is true) and (every forbid is false) and (no required attribute is missing): for every row exactly
/// what <see cref="CedarDecision.AllowedStrictly"/> says of it with the same entities, so an erring permit grants nothing and an erring forbid denies. A row that
/// is no entity of the schema, because a required attribute is NULL or an element of a set is, is never shown.</remarks>
public static class RowFilter
{
    private static readonly RowFilterOptions Exact = new();

    /// <summary>Gives the filter.</summary>
    /// <param name="result">What is left of the policies.</param>
    /// <param name="columns">The columns by the attribute that they hold; attributes without a column can only be used if they were
    /// known.</param>
    /// <exception cref="RowFilterException">A policy that bears on the answer cannot be told as a condition on these columns.</exception>
    public static RowPredicate From(PartialResult result, IReadOnlyDictionary<string, RowColumn> columns) =>
        From(result, columns, Exact).Filter;

    /// <summary>Gives the filter, and which permits it leaves out if the options allow that.</summary>
    /// <param name="result">What is left of the policies.</param>
    /// <param name="columns">The columns by the attribute that they hold; attributes without a column can only be used if they were
    /// known.</param>
    /// <param name="options">How.</param>
    /// <exception cref="RowFilterException">A forbid, or a permit that must not be left out, cannot be told as a condition on these
    /// columns.</exception>
    public static RowFilterResult From(PartialResult result, IReadOnlyDictionary<string, RowColumn> columns, RowFilterOptions options)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(options);
        if (result.DeniesAll)
        {
            return new(RowPredicate.False, []);
        }

        var usable = new RowColumns(result.Schema.EntityTypes[result.Request.Resource.Type].Attributes, columns);
        var known = result.Known;
        var permits = new List<RowPredicate>();
        var required = new List<RowPredicate>(usable.Guards);
        var dropped = ImmutableArray.CreateBuilder<DroppedPermit>();
        foreach (var participant in result.Participants)
        {
            var policy = participant.Policy;
            try
            {
                var truth = Translate(participant, usable, known, result.Entities, options.Target);
                (policy.Effect == PolicyEffect.Permit ? permits : required).Add(truth);
            }
            catch (RowFilterException refused) when (policy.Effect == PolicyEffect.Permit && options.DropUntranslatablePermits)
            {
                dropped.Add(new(policy, refused));
            }
        }

        try
        {
            var permitted = RowLogic.Or([.. permits]);
            var filter = RowLogic.And([.. required, permitted]);
            options.Target?.Check(filter);
            return new(filter, dropped.ToImmutable());
        }
        catch (RowFilterTooLargeException)
        {
            throw new RowFilterException(RowFilterCodes.Size, null, $"The policies together make a filter of more than {RowLogic.MaxSize} conditions.");
        }
    }

    /// <summary>Gives where a permit is true, or where a forbid is false.</summary>
    private static RowPredicate Translate(
        PartialPolicy participant, RowColumns columns, KnownEntities known, EntityStore entities, RowCapabilities? target)
    {
        var policy = participant.Policy;
        try
        {
            var truth = new ResidualTranslator(policy, columns, known, entities).Translate(participant.Residual);
            var condition = policy.Effect == PolicyEffect.Permit ? truth.True : truth.False;
            target?.Check(condition);
            return condition;
        }
        catch (RowFilterTooLargeException)
        {
            throw new RowFilterException(
                RowFilterCodes.Size,
                new RowOrigin(policy.Id, policy.Path, policy.Span),
                $"becomes a filter of more than {RowLogic.MaxSize} conditions.");
        }
    }
}
