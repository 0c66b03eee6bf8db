using System.Net;
using System.Text;

namespace DataProducts.Hydration.Tests;

public sealed class HttpLineageSinkTests : LineageSinkTests, IDisposable
{
    private readonly Answers _answers = new();
    private readonly HttpClient _client;

    public HttpLineageSinkTests() => _client = new(_answers);

    protected override ILineageSink Sink => new HttpLineageSink(_client, new("https://lineage.example/base/"), TimeSpan.FromSeconds(5), TimeSpan.Zero);

    // Nothing listens on port 1.
    protected override ILineageSink Broken => new HttpLineageSink(RealClient, new("http://127.0.0.1:1/"), TimeSpan.FromSeconds(5), TimeSpan.Zero);

    protected override string BrokenId => "DP1199";

    private HttpClient RealClient { get; } = new();

    public void Dispose()
    {
        _client.Dispose();
        RealClient.Dispose();
    }

    [Fact]
    public async Task Post_IsOneOfTheStandard()
    {
        await Sink.EmitAsync(Event(Guid.CreateVersion7(), "{}"), TestContext.Current.CancellationToken);

        Assert.Equal(("POST", "https://lineage.example/base/api/v1/lineage", "application/json"), _answers.Asked.Single());
    }

    [Theory]
    [InlineData(503, 3)]
    [InlineData(429, 3)]
    [InlineData(408, 3)]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    [InlineData(307, 1)]
    public async Task Refusal_IsTriedAgainWhereItMayPass(int status, int attempts)
    {
        _answers.Status = _ => (HttpStatusCode)status;

        var failure = await Assert.ThrowsAsync<DataProductException>(() => Sink.EmitAsync(Event(Guid.CreateVersion7(), "{}"), TestContext.Current.CancellationToken));

        Assert.Equal(("DP1199", attempts), (failure.Id, _answers.Asked.Count));
        Assert.DoesNotContain("refused because", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondAttempt_IsEnough()
    {
        _answers.Status = attempt => attempt == 1 ? HttpStatusCode.BadGateway : HttpStatusCode.Created;
        await Sink.EmitAsync(Event(Guid.CreateVersion7(), "{}"), TestContext.Current.CancellationToken);

        Assert.Equal(2, _answers.Asked.Count);
    }

    [Fact]
    public async Task NoAnswerInTime_IsGivenUp()
    {
        _answers.Hangs = true;
        var sink = new HttpLineageSink(_client, new("https://lineage.example"), TimeSpan.FromMilliseconds(30), TimeSpan.Zero);

        var failure = await Assert.ThrowsAsync<DataProductException>(() => sink.EmitAsync(Event(Guid.CreateVersion7(), "{}"), TestContext.Current.CancellationToken));

        Assert.Equal(("DP1199", 3), (failure.Id, _answers.Asked.Count));
    }

    [Theory]
    [InlineData("http://lineage.example")]
    [InlineData("https://user:word@lineage.example")]
    [InlineData("https://lineage.example/?key=1")]
    [InlineData("ftp://lineage.example")]
    public void UnsafeAddress_IsRefused(string address) => Assert.Throws<ArgumentException>(() => new HttpLineageSink(_client, new(address)));

    protected override IReadOnlyList<string> Arrived() => _answers.Bodies;

    private sealed class Answers : HttpMessageHandler
    {
        private readonly Lock _lock = new();

        public List<(string, string, string?)> Asked { get; } = [];

        public List<string> Bodies { get; } = [];

        public Func<int, HttpStatusCode> Status { get; set; } = _ => HttpStatusCode.Created;

        public bool Hangs { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var body = Encoding.UTF8.GetString(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            int count;
            lock (_lock)
            {
                Asked.Add((request.Method.Method, request.RequestUri!.ToString(), request.Content.Headers.ContentType?.ToString()));
                Bodies.Add(body);
                count = Asked.Count;
            }

            if (Hangs)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return new(Status(count)) { Content = new StringContent("refused because of a value") };
        }
    }
}
