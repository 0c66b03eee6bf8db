using System.Text.RegularExpressions;

namespace DataProducts.Testing.Tests.Rows;

/// <summary>Rows with every type and rule: made up, written as a source writes them, and read again.</summary>
public sealed partial class EveryTypeTests
{
    [Fact]
    public void EveryRow_KeepsEveryRule()
    {
        var seed = Environment.TickCount;
        var carriers = FakeRows.Of<Carrier>(seed, 20);
        var rows = FakeRows.Of<Parcel>(seed, 400, options => options.ReferTo(carriers));

        Assert.True(rows.Select(row => (row.Sender, row.Sequence)).Distinct().Count() == rows.Count, $"seed {seed}");
        Assert.True(rows.Where(row => row.Code is not null).Select(row => row.Code).Distinct().Count() == rows.Count(row => row.Code is not null), $"seed {seed}");
        Assert.All(rows, row => Assert.True(Keeps(row), $"seed {seed}: {row}"));
        Assert.All(rows.Where(row => row.CarrierId is not null), row => Assert.Contains(carriers, carrier => carrier.CarrierId == row.CarrierId));
        Assert.Equal(3, rows.Select(row => row.SentOn).Distinct().Count());
        Assert.Equal(9, rows.Select(row => row.Weight).Distinct().Count());
        Assert.Equal(3, rows.Select(row => row.Status).Distinct().Count());
        Assert.Equal(3, rows.Select(row => row.Items.Count).Distinct().Count());
        Assert.Contains(rows, row => row.Items.Any(item => item.Pieces is null));
        Assert.Equal(6, rows.Select(row => row.To.Floor).OfType<int>().Distinct().Count());
        Assert.Contains(rows, row => row.To.Zip is not null);
        Assert.Contains(rows, row => row.Scans is { IsDefaultOrEmpty: true });
        Assert.Contains(rows, row => row.Prices is { Count: > 1 });
    }

    [Fact]
    public void Rows_AreReadAsTheyWereWritten()
    {
        var seed = Environment.TickCount;
        var rows = FakeRows.Of<Parcel>(seed, 200);

        // As text of the lake, since a record compares its lists by identity.
        Assert.Equal(RowCsv.Write(rows.ToArray()), RowCsv.Write([.. RowCsv.Read<Parcel>(RowCsv.Fields(rows.ToArray())).Select(row => row!)]));
    }

    private static bool Keeps(Parcel row) =>
        row.Sequence is >= 1 and <= 400
        && row.Contact.Length <= 60
        && row.Number is null or >= 1
        && row.Share is null or (> 0 and <= 100)
        && row.Drift is null or (>= -0.5 and < 0.5)
        && row.Weight is >= 0.001m and <= 0.009m
        && (row.Code is null || Code().IsMatch(row.Code))
        && row.SentOn >= new DateOnly(2020, 2, 28) && row.SentOn <= new DateOnly(2020, 3, 1)
        && (row.Slot is null || (row.Slot >= new TimeOnly(6, 0) && row.Slot <= new TimeOnly(22, 0)))
        && row.Seal is null or { Length: >= 2 and <= 8 }
        && row.Note is null or { Length: >= 5 and <= 12 }
        && row.Items.Count is >= 1 and <= 3
        && row.To is { Town.Length: >= 6 and <= 9, Floor: null or (>= -3 and < 3) } && (row.To.Zip is null || Zip().IsMatch(row.To.Zip))
        && row.Items.All(item => item.Marks is null or { Count: 1 or 2 })
        && row.Items.All(item => item.Until is not { } until || (until >= new DateOnly(2020, 2, 28) && until <= new DateOnly(2020, 3, 1)))
        && row.Residence == JurisdictionTable.Default.OfCountry(row.Country);

    [GeneratedRegex(@"\A[A-Z]{2}[0-9]{4,6}(-[a-f]+)?\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"\A[1-9][0-9]{3}\z")]
    private static partial Regex Zip();
}
