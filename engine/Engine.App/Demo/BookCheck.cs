namespace Engine.App.Demo;

/// <summary>One thing that was checked.</summary>
/// <param name="What">In the words of an accountant.</param>
internal sealed record BookCheck(string What, string Expected, string Found)
{
    public bool Holds => Expected == Found;
}
