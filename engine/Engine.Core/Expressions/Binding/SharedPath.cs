namespace Engine.Core.Expressions.Binding;

/// <summary>A path of member names below a name that keeps its value, such as <c>evt.data.object</c>.</summary>
/// <param name="paths">All paths that are read in the same frame.</param>
/// <param name="key">Which path it is.</param>
internal sealed class SharedPath(SharedPaths paths, string key)
{
    // Following a path again costs about as much as keeping its value once and taking it back once.
    private const int WorthKeeping = 3;

    private int reads;

    public SharedPaths Paths => paths;

    public string Key => key;

    /// <summary>Where a frame keeps the value; -1 while the path is read at so few places that keeping it would cost more than it saves.</summary>
    public int Place { get; private set; } = -1;

    public void AddRead()
    {
        if (++reads == WorthKeeping)
        {
            Place = paths.Keep();
        }
    }
}
