namespace Engine.Runtime.Storage.Sqlite;

/// <summary>Folders and files that hold payloads are of no concern to other users of the machine.</summary>
internal static class DataFolder
{
    /// <summary>The content of files that were taken in, each under its hash.</summary>
    public const string Files = "files";

    /// <summary>The configurations that decided events, each under its revision.</summary>
    public const string Revisions = "revisions";

    /// <summary>The rights of a folder that is there are its owner's choice.</summary>
    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <exception cref="IOException">It is there already.</exception>
    public static void MakeFile(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();
    }
}
