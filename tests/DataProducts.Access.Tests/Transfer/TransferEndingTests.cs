namespace DataProducts.Access.Tests.Transfer;

public sealed class TransferEndingTests
{
    private static readonly DateOnly Today = new(2027, 3, 1);

    private static readonly MatrixStanding Standing = MatrixStanding.Of(TransferMatrix.Default, [], Today);

    [Fact]
    public void InstrumentThatEndsSoon_IsTold_UnlessAnotherOfItsNameLastsLonger()
    {
        Assert.Equal([new TransferEnding("EU>US:scc-tia", Today.AddDays(20), 20)], Soon(Record("a", 20)));
        Assert.Empty(Soon(Record("a", 20), Record("b", 200)));
        Assert.Empty(Soon(Record("a", 61)));
        Assert.Single(Soon(Record("a", 60)));
    }

    [Fact]
    public void InstrumentThatHasEnded_IsNoLongerTold()
    {
        Assert.Empty(Soon(Record("a", 0)));
        Assert.Empty(Soon(Record("a", 30) with { Revoked = At(-1) }));
        Assert.Equal(Today.AddDays(5), Assert.Single(Soon(Record("a", 300) with { Revoked = At(5) })).Ends);
    }

    [Fact]
    public void PartOfTheMatrix_IsToldBySoonestFirst()
    {
        var today = TransferMatrix.Default.Expires.AddDays(-10);
        var standing = MatrixStanding.Of(TransferMatrix.Default, [], today);

        var soon = TransferEnding.Soon(standing, [], today);

        Assert.Equal(10, soon[0].DaysLeft);
        Assert.Equal(soon.OrderBy(one => one.Ends), soon);
        Assert.Contains(soon, one => one.Id == "EU/US");
    }

    [Fact]
    public void ExpiredMatrixUnderAWaiver_TellsTheWaiverAlone()
    {
        var matrix = TransferMatrix.Default;
        var today = matrix.Expires.AddDays(3);
        var waiver = new MatrixWaiver(matrix.Version, today.AddDays(7), "The review is under way.", "dpo@bank.example", At(0, matrix.Expires));

        var soon = TransferEnding.Soon(MatrixStanding.Of(matrix, [waiver], today), [], today);

        Assert.Equal([new TransferEnding("waiver", today.AddDays(7), 7)], soon);
    }

    private static IReadOnlyList<TransferEnding> Soon(params InstrumentRecord[] instruments) => TransferEnding.Soon(Standing, instruments, Today);

    private static InstrumentRecord Record(string id, int days) => new(id, "scc-tia", Jurisdiction.EU, Jurisdiction.US, At(days));

    private static DateTimeOffset At(int days, DateOnly? from = null) => new((from ?? Today).AddDays(days).ToDateTime(default), TimeSpan.Zero);
}
