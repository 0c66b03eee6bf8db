using System.Collections;
using System.Text.Json;
using DataProducts.Host.Door;
using GraphQL;
using GraphQL.Transport;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Net.Http.Headers;

namespace DataProducts.Host.Catalog;

/// <summary>GraphQL over HTTP (the GraphQL Foundation's specification, 2025): one request by POST, as JSON.</summary>
internal static class GraphQLEndpoint
{
    private const string ResponseJson = "application/graphql-response+json";

    private static readonly ParserOptions Parsing = new() { Ignore = IgnoreOptions.All, MaxDepth = CatalogLimits.ParserDepth };

    public static async Task HandleAsync(
        HttpContext context, IDocumentExecuter<ISchema> executer, IGraphQLTextSerializer serializer, Doorkeeper door, IHostEnvironment environment)
    {
        if (MediaOf(context.Request) is not { } media)
        {
            var status = IsJson(context.Request) ? StatusCodes.Status406NotAcceptable : StatusCodes.Status415UnsupportedMediaType;
            await door.RefuseAsync(context, Refusal.BadMedia with { Status = status }).ConfigureAwait(false);
            return;
        }

        if (await ReadAsync(context, serializer).ConfigureAwait(false) is not { Query.Length: > 0 } request)
        {
            await door.RefuseAsync(context, Refusal.BadRequest).ConfigureAwait(false);
            return;
        }

        var (document, refusal) = Parse(request, environment.IsDevelopment());
        var result = refusal is null
            ? await executer.ExecuteAsync(Options(context, request, document)).ConfigureAwait(false)
            : new ExecutionResult { Errors = [CatalogErrors.Error(refusal)] };
        foreach (var id in CatalogErrors.Ids(result).Where(id => !Refusal.IsDecision(id)))
        {
            await door.RecordAsync(context, id).ConfigureAwait(false);
        }

        // With the older media type a client tells success by the body; a refusal is told by the status in both.
        var failed = refusal is not null || (!result.Executed && media == ResponseJson);
        context.Response.StatusCode = failed ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        context.Response.ContentType = $"{media}; charset=utf-8";
        await serializer.WriteAsync(context.Response.Body, result, context.RequestAborted).ConfigureAwait(false);
    }

    private static ExecutionOptions Options(HttpContext context, GraphQLRequest request, GraphQLDocument? document) => new()
    {
        Query = request.Query,
        Document = document,
        OperationName = request.OperationName,
        Variables = request.Variables,
        RequestServices = context.RequestServices,
        User = context.User,
        CancellationToken = context.RequestAborted,
    };

    private static (GraphQLDocument? Document, Refusal? Refusal) Parse(GraphQLRequest request, bool mayIntrospect)
    {
        if (request.Variables is { } variables && HasLongList(variables))
        {
            return (null, CatalogLimits.LongList);
        }

        try
        {
            var document = Parser.Parse(request.Query!, Parsing);
            return (document, CatalogLimits.Check(document, mayIntrospect));
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return (null, CatalogLimits.TooDeep);
        }
        catch (GraphQLParserException)
        {
            // Parsed again by the executer, which makes the error that clients know.
            return (null, null);
        }
    }

    private static bool HasLongList(object? value) => value switch
    {
        string => false,
        IDictionary<string, object?> members => members.Values.Any(HasLongList),
        ICollection { Count: > CatalogLimits.PageLength } => true,
        IEnumerable items => items.Cast<object?>().Any(HasLongList),
        _ => false,
    };

    private static async Task<GraphQLRequest?> ReadAsync(HttpContext context, IGraphQLTextSerializer serializer)
    {
        try
        {
            return await serializer.ReadAsync<GraphQLRequest>(context.Request.Body, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    // The first of the two that the client wants; the older one where it does not care.
    private static string? MediaOf(HttpRequest request)
    {
        if (!IsJson(request))
        {
            return null;
        }

        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0
            ? "application/json"
            : accepted.OrderByDescending(one => one.Quality ?? 1).Select(one => one.MediaType.Value?.ToLowerInvariant() switch
            {
                ResponseJson => ResponseJson,
                "application/json" or "application/*" or "*/*" => "application/json",
                _ => null,
            }).FirstOrDefault(media => media is not null);
    }
}
