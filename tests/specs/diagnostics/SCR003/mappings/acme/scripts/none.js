var rate = 3;
