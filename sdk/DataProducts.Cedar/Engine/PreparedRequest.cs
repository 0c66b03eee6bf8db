namespace DataProducts.Cedar;

/// <summary>A request whose entities and policies an engine has looked up already, for one that is decided often. It is immutable and
/// belongs to the engine that made it.</summary>
public sealed class PreparedRequest
{
    private readonly BoundRequest _bound;

    internal PreparedRequest(CedarEngine engine, CedarRequest request, in BoundRequest bound)
    {
        Engine = engine;
        Request = request;
        _bound = bound;
    }

    /// <summary>Gets the request as it was given.</summary>
    public CedarRequest Request { get; }

    internal CedarEngine Engine { get; }

    internal ref readonly BoundRequest Bound => ref _bound;
}
