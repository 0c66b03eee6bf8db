namespace DataProducts.Query.Tests;

public sealed class VaultLimiterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly VaultLimiter _limiter = new(new VaultLimits
    {
        CellsPerMinute = 100,
        CellsPerDay = 250,
        ValuesPerMinute = 10,
        ValuesPerDay = 25,
        AlarmCells = 150,
        Programs = new ProgramLimits { ValuesPerMinute = 1_000, ValuesPerDay = 2_000, AlarmValues = 500 },
    });

    [Fact]
    public void Cells_RunOutForTheMinuteAndComeBackEvenly()
    {
        Assert.Null(Open(60));
        Assert.Equal("limit.cells-per-minute", Open(41));
        Assert.Null(Open(40)); // what was refused took nothing
        Assert.Equal("limit.cells-per-minute", Open(1));
        Assert.Equal("limit.cells-per-minute", Open(51, 30));
        Assert.Null(Open(50, 30));
    }

    [Fact]
    public void Cells_RunOutForTheDay()
    {
        Assert.Null(Open(100));
        Assert.Null(Open(100, 60));
        Assert.Equal("limit.cells-per-day", Open(100, 120));
        Assert.Null(Open(100, 86_400));
    }

    [Fact]
    public void OnePersonsAccount_IsNotAnothers()
    {
        Assert.Null(Open(100));
        Assert.Equal("limit.cells-per-minute", Open(1));
        Assert.Null(_limiter.Open("p-2", 100, Noon).Refused);
    }

    [Fact]
    public void ClockThatIsSetBack_FillsNothing()
    {
        Assert.Null(Open(100));
        Assert.Equal("limit.cells-per-minute", Open(1, -3_600));
        Assert.Equal("limit.cells-per-minute", Open(1));
    }

    [Fact]
    public void Alarm_IsRaisedOnceInItsWindow_AndAgainInTheNext()
    {
        bool[] raised = [Alarm(100, 0), Alarm(50, 60), Alarm(50, 120), Alarm(50, 700), Alarm(100, 86_400), Alarm(60, 86_460)];

        Assert.Equal([false, true, false, false, false, true], raised);
        bool Alarm(long cells, int after) => _limiter.Open("p-1", cells, Noon.AddSeconds(after)).Alarm;
    }

    [Fact]
    public void Values_HaveLimitsOfTheirOwn()
    {
        Assert.Null(Open(100));
        Assert.Null(Tokenise(10));
        Assert.Equal("limit.values-per-minute", Tokenise(1));
        Assert.Null(Tokenise(10, 60));
        Assert.Equal("limit.values-per-day", Tokenise(10, 120));
    }

    [Theory]
    [InlineData(3, "+41 44 668 18 00", "+41 44 668 18 01", "+41446681802", "+41446681803")]
    [InlineData(0, "+41446681800", "+41446681802", "+41446681804")]
    [InlineData(0, "+41446681800", "+41446681800", null, "", "nobody")]
    [InlineData(2, "a1@x", "b2@x", "a3@x")]
    public void Sequences_AreCounted(int expected, params string?[] values) => Assert.Equal(expected, SequentialValues.Count(values));

    [Fact]
    public void Programs_HaveLargerLimits_CountedApart_AlarmedAndRefusedBeyond()
    {
        Assert.Equal("limit.values-per-minute", Tokenise(11));
        Assert.Null(Tokenise(900, 0, true));
        Assert.Equal("limit.program-values-per-minute", Tokenise(101, 0, true));
        Assert.Null(Tokenise(10)); // the person behind the program has an account of their own
        Assert.Null(Tokenise(1_000, 60, true));
        Assert.Equal("limit.program-values-per-day", Tokenise(200, 120, true));
        Assert.Equal([false, true, false, true], (bool[])[Alarm(100, 0), Alarm(400, 1), Alarm(400, 2), Alarm(500, 700)]);
        bool Alarm(long values, int after) => _limiter.Tokenise("p-2", values, true, Noon.AddSeconds(after)).Alarm;
    }

    [Fact]
    public void Limiter_SaysHowLongUntilAnAccountHasEnough()
    {
        Assert.Null(Open(80));
        Assert.Equal(TimeSpan.Zero, _limiter.UntilOpen("p-1", 20, Noon));
        Assert.Equal(TimeSpan.FromSeconds(18), _limiter.UntilOpen("p-1", 50, Noon));
        Assert.Null(_limiter.UntilOpen("p-1", 101, Noon)); // never at once
        Assert.Null(Tokenise(10));
        Assert.Equal(TimeSpan.FromSeconds(60), _limiter.UntilTokenise("p-1", 10, false, Noon));
        Assert.Equal(TimeSpan.Zero, _limiter.UntilTokenise("p-1", 10, true, Noon));
        Assert.Null(Open(50, 18));
    }

    private string? Tokenise(long values, int after = 0, bool isProgram = false) => _limiter.Tokenise("p-1", values, isProgram, Noon.AddSeconds(after)).Refused?.Policy;

    private string? Open(long cells, int after = 0) => _limiter.Open("p-1", cells, Noon.AddSeconds(after)).Refused?.Policy;
}
