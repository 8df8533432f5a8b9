namespace Engine.Core.Expressions.Evaluation;

/// <summary>Where a path begins.</summary>
internal static class PathRoot
{
    /// <summary>True when the path begins at a lambda's parameter.</summary>
    public static bool IsLambda(Node node)
    {
        while (true)
        {
            switch (node)
            {
                case ReadMember member:
                    node = member.Receiver;
                    break;
                case ReadIndex index:
                    node = index.Receiver;
                    break;
                default:
                    return node is ReadSlot { IsLambda: true };
            }
        }
    }
}
