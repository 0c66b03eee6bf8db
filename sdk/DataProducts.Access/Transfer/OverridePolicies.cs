namespace DataProducts.Access;

/// <summary>The policies of one override. Where an instrument or the cell's own grade counts there is one for each border, so that a reason
/// names it.</summary>
internal static class OverridePolicies
{
    public static IEnumerable<TransferPolicy> Of(TransferOverride one, TransferMatrix matrix)
    {
        Jurisdiction[] places = [.. matrix.Cells.Select(cell => cell.Data).Distinct()];
        var data = one.Data.Count > 0 ? one.Data : places;
        return one switch
        {
            { Grade: null or TransferGrade.C } => PerBorder(one, matrix, data, places),
            { Viewer: TransferViewer.Outside } => data.Select(place => Whole(one, data.Count > 1 ? $".{place}" : "", [place]) with { Unless = TransferPolicy.Only(place) }),
            _ => [Whole(one, "", one.Data)],
        };
    }

    // An override that names no data holds for every place, known to the matrix or not: it reads none.
    private static TransferPolicy Whole(TransferOverride one, string suffix, IReadOnlyList<Jurisdiction> data)
    {
        List<string> conditions = [.. Person(one)];
        if (data.Count > 0)
        {
            conditions.Add(TransferPolicy.Of(data));
        }

        if (one.Viewer == TransferViewer.Unknown)
        {
            conditions.Add($"(context.at.isEmpty() || {TransferPolicy.At(Jurisdiction.Unknown)})");
        }

        var cell = $"{(data is [var only] ? only.Code : "*")}/{(one.Viewer == TransferViewer.Unknown ? Jurisdiction.UnknownCode : "*")}";
        return New(one, suffix, cell, one.Grade!.Value) with { When = conditions };
    }

    private static IEnumerable<TransferPolicy> PerBorder(
        TransferOverride one, TransferMatrix matrix, IReadOnlyList<Jurisdiction> data, IReadOnlyList<Jurisdiction> places)
    {
        foreach (var from in data)
        {
            foreach (var to in places.Where(place => one.Viewer != TransferViewer.Outside || place != from))
            {
                var grade = one.Grade ?? Stricter(matrix.GradeOf(from, to));
                yield return New(one, $".{from}.{to}", TransferCell.IdOf(from, to), grade) with
                {
                    When = [.. Person(one), TransferPolicy.At(to), TransferPolicy.Of([from])],
                    Instruments = grade == TransferGrade.C ? [.. one.Instruments.Select(kind => InstrumentName.Of(from, to, kind))] : [],
                };
            }
        }
    }

    private static TransferGrade Stricter(TransferGrade grade) => grade switch
    {
        TransferGrade.A => TransferGrade.C,
        TransferGrade.C => TransferGrade.T,
        _ => TransferGrade.D,
    };

    private static IEnumerable<string> Person(TransferOverride one) => one.Person == TransferPerson.Covered ? ["principal.coveredPerson"] : [];

    private static TransferPolicy New(TransferOverride one, string suffix, string cell, TransferGrade grade) => new(one.Id + suffix, cell, grade)
    {
        Principal = one.Person == TransferPerson.Unknown ? $"principal == {Names.User(Access.Person.UnknownId)}" : "principal",
        Regime = one.Regime,
    };
}
