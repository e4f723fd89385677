select code, parent, level, label_zh, label_en, definition, version, position from codebook order by position;
