select code, label_zh, label_en, definition, version, position from measure_codebook order by position;
