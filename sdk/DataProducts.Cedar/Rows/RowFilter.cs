namespace DataProducts.Cedar;

/// <summary>Turns what is left of policies into the condition on rows under which access is allowed strictly.</summary>
/// <remarks>The filter is (a permit is true) and (every forbid is false) and (no required attribute is missing): for every row exactly
/// what <see cref="CedarDecision.AllowedStrictly"/> says of it, so an erring permit grants nothing and an erring forbid denies.</remarks>
public static class RowFilter
{
    /// <summary>Gives the filter.</summary>
    /// <param name="result">What is left of the policies.</param>
    /// <param name="columns">The columns by the attribute that they hold; attributes without a column can only be used if they were
    /// known.</param>
    /// <exception cref="RowFilterException">A policy that bears on the answer cannot be told as a condition on these columns.</exception>
    public static RowPredicate From(PartialResult result, IReadOnlyDictionary<string, RowColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(columns);
        if (result.DeniesAll)
        {
            return RowPredicate.False;
        }

        var usable = new RowColumns(result.Schema.EntityTypes[result.Request.Resource.Type].Attributes, columns);
        Policy? current = null;
        try
        {
            var permits = new List<RowPredicate>();
            var required = new List<RowPredicate>(usable.Guards);
            foreach (var participant in result.Participants)
            {
                current = participant.Policy;
                var truth = new ResidualTranslator(current, usable, result.Entities).Translate(participant.Residual);
                if (current.Effect == PolicyEffect.Permit)
                {
                    permits.Add(truth.True);
                }
                else
                {
                    required.Add(truth.False);
                }
            }

            return RowLogic.And([.. required, RowLogic.Or(permits)]);
        }
        catch (RowFilterTooLargeException)
        {
            throw new RowFilterException(
                RowFilterCodes.Size, current, current?.Span ?? default,
                    $"becomes, or makes, a filter of more than {RowLogic.MaxSize} conditions.");
        }
    }
}
