using System.Net;
using System.Net.Http.Headers;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// A body that remembers whether it was ever asked for. The handler asks only once it has a connection, so a body nobody asked for
/// proves that nothing was executed, whatever the exception says.
/// </summary>
internal sealed class TrackedContent : ByteArrayContent
{
    private const string OneRecord = "application/json";
    private const string Collection = "application/vnd.oracle.resource+json; type=collection";

    public TrackedContent(byte[] body, bool isCollection)
        : base(body) => Headers.ContentType = MediaTypeHeaderValue.Parse(isCollection ? Collection : OneRecord);

    public bool IsStarted { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        IsStarted = true;
        return base.SerializeToStreamAsync(stream, context);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsStarted = true;
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
}
