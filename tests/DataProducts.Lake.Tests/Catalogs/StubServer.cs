using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace DataProducts.Lake.Tests.Catalogs;

/// <summary>Answers what a test says, one answer a request.</summary>
internal sealed class StubServer : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    public List<(string Method, string Target, IReadOnlyDictionary<string, string> Headers)> Asked { get; } = [];

    public StubServer Config(string json = """{"defaults":{},"overrides":{}}""") => Answer(200, json);

    public StubServer Answer(int status, string body = "", string? retryAfter = null, string? etag = null)
    {
        _answers.Enqueue(() =>
        {
            var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (retryAfter is not null)
            {
                answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            }

            if (etag is not null)
            {
                answer.Headers.ETag = new EntityTagHeaderValue(etag);
            }

            return answer;
        });
        return this;
    }

    public StubServer Error(int status, string type = "SomeException", string? retryAfter = null) => Answer(
        status, $$$"""{"error":{"message":"secret of row 7","type":"{{{type}}}","code":{{{status}}}}}""", retryAfter);

    public StubServer Fail(Exception failure)
    {
        _answers.Enqueue(() => throw failure);
        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add((request.Method.Method, request.RequestUri!.PathAndQuery, request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value))));
        return _answers.TryDequeue(out var answer)
            ? Task.FromResult(answer())
            : throw new InvalidOperationException($"The test has no answer to {request.Method} {request.RequestUri}.");
    }
}
